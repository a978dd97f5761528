package dev.parley.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Twilio's message status.
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

    /** Returns the status of that name; empty for one that Twilio has added since, or that only received messages have. */
    static Optional<MessageStatus> of(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    /** Returns whether the status says that a message was not delivered. */
    static boolean isFailure(String word) {
        return of(word).filter(status -> status.rank == END).isPresent();
    }

    String word() {
        return word;
    }

    /** Returns whether this status is kept when the other one arrives, which is then out of order. */
    boolean isKeptAgainst(MessageStatus other) {
        if (rank == END) {
            return this != other;
        }
        // A delivered message stays delivered, even if a carrier reports a failure afterwards.
        return other.rank == END ? rank >= DELIVERED.rank : rank > other.rank;
    }
}
