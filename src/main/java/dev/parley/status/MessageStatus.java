package dev.parley.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a message got on its way, as Twilio's message status names it.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource#message-status-values">Twilio: status values</a>
 */
enum MessageStatus {
    SCHEDULED(0),
    ACCEPTED(0),
    QUEUED(1),
    SENDING(2),
    SENT(3),
    DELIVERED(4),
    READ(5),
    CANCELED(MessageStatus.END),
    UNDELIVERED(MessageStatus.END),
    FAILED(MessageStatus.END);

    private static final int END = 6;

    private final int rank;
    private final String word = name().toLowerCase(Locale.ROOT);

    MessageStatus(int rank) {
        this.rank = rank;
    }

    /** Returns the status of that name; none for a word that Twilio has added since, or that is not said of what we send. */
    static Optional<MessageStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    /** Returns whether the word says that a message did not arrive. */
    static boolean isFailure(String word) {
        return of(word).filter(status -> status.rank == END).isPresent();
    }

    String word() {
        return word;
    }

    /** Returns whether this, once known, stays: the other one is late then and changes nothing. */
    boolean staysAgainst(MessageStatus other) {
        if (rank == END) {
            return this != other;
        }
        // Who has the message has it, whatever a carrier finds out afterwards.
        return other.rank == END ? rank >= DELIVERED.rank : rank > other.rank;
    }
}
