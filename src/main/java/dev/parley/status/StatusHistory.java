package dev.parley.status;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The statuses of one message so far. */
final class StatusHistory {
    /** A message has about three statuses, each reported by two events; the rest is reserve for new ones. */
    private static final int MAX_VERDICTS = 16;

    private @Nullable MessageStatus status;
    private @Nullable String errorCode;
    private final Deque<StatusVerdict> verdicts = new ArrayDeque<>(4);

    /**
     * The status of one event, as judged when it first arrived.
     *
     * @param event a part of its id, enough to distinguish it from other events of the message
     */
    record StatusVerdict(long event, String word, boolean isStale, boolean isRepeated) {}

    /** Judges an event and records it. A redelivered event gets its first verdict again. */
    StatusVerdict judge(long event, StatusReport report) {
        errorCode = report.errorCode() == null ? errorCode : report.errorCode();
        return verdicts.stream()
                .filter(before -> before.event() == event)
                .findFirst()
                .orElseGet(() -> add(event, report.word()));
    }

    private StatusVerdict add(long event, String word) {
        Optional<MessageStatus> next = MessageStatus.of(word);
        MessageStatus known = status;
        boolean isStale = known != null && next.filter(known::isKeptAgainst).isPresent();
        boolean isRepeated = verdicts.stream().anyMatch(before -> before.word().equals(word));
        if (!isStale) {
            status = next.orElse(known);
        }
        if (verdicts.size() == MAX_VERDICTS) {
            verdicts.removeFirst();
        }
        // The string of the enum is shared, that of the event is not.
        StatusVerdict verdict =
                new StatusVerdict(event, next.map(MessageStatus::word).orElse(word), isStale, isRepeated);
        verdicts.addLast(verdict);
        return verdict;
    }

    @Nullable
    String errorCode() {
        return errorCode;
    }
}
