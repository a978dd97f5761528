package dev.parley.status;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was told of one message so far. */
final class StatusHistory {
    /** A message has some three words, each told by two events; the rest is for what we do not know yet. */
    private static final int MOST_TOLD = 16;

    private @Nullable MessageStatus status;
    private @Nullable String errorCode;
    private final Deque<Told> told = new ArrayDeque<>(4);

    /**
     * What an event told, as it was judged when it came.
     *
     * @param event a part of its id, enough to know it among those of one message
     */
    record Told(long event, String word, boolean isStale, boolean isRepeated) {}

    /** Judges an event and takes it in. The same event is judged once: told again it means what it meant before. */
    Told tell(long event, StatusReport report) {
        errorCode = report.errorCode() == null ? errorCode : report.errorCode();
        return told.stream()
                .filter(before -> before.event() == event)
                .findFirst()
                .orElseGet(() -> takeIn(event, report.word()));
    }

    private Told takeIn(long event, String word) {
        Optional<MessageStatus> next = MessageStatus.of(word);
        MessageStatus known = status;
        boolean isStale = known != null && next.filter(known::staysAgainst).isPresent();
        boolean isRepeated = told.stream().anyMatch(before -> before.word().equals(word));
        if (!isStale) {
            status = next.orElse(known);
        }
        if (told.size() == MOST_TOLD) {
            told.removeFirst();
        }
        // The word of an event is a text of its own each time; the status has it once.
        Told judged = new Told(event, next.map(MessageStatus::word).orElse(word), isStale, isRepeated);
        told.addLast(judged);
        return judged;
    }

    @Nullable
    String errorCode() {
        return errorCode;
    }
}
