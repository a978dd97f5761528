package dev.parley.inbox.dispatch;

import dev.parley.inbox.message.EventKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the dead letter that the broker does not write. It refuses all of a transaction, and does not say for the sake of which
 * message. So each letter of a refused transaction is a suspect, and is committed by itself the next time; which is refused
 * then is written shortened, or whole again where that does not help. Outlives sessions; belongs to the thread of the ledger.
 */
final class UnwritableLetters {
    private final Set<EventKey> suspects = new HashSet<>();
    private final Set<EventKey> tooMuch = new HashSet<>();

    /** Whether the letter of that mark is to be committed by itself. */
    boolean contain(EventKey mark) {
        return suspects.contains(mark);
    }

    /** Whether the letter of that mark is to be written shortened. */
    boolean areTooMuch(EventKey mark) {
        return tooMuch.contains(mark);
    }

    /** @param marks of the letters in a transaction that the broker refused, or would have got */
    void refused(List<EventKey> marks) {
        if (marks.size() != 1 || !suspects.contains(marks.get(0))) {
            suspects.addAll(marks);
        } else if (!tooMuch.add(marks.get(0))) {
            tooMuch.remove(marks.get(0));
        }
    }

    /** @param marks of the letters that are on disk */
    void written(List<EventKey> marks) {
        if (!suspects.isEmpty()) {
            marks.forEach(suspects::remove);
            marks.forEach(tooMuch::remove);
        }
    }
}
