package dev.parley.inbox.dispatch;

import dev.parley.inbox.message.EventKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the dead letter that the broker refuses. A broker refuses a whole transaction without saying which message caused it.
 * So each letter of a refused transaction is a suspect and gets a commit of its own the next time; one that is refused then
 * is written shortened, or unshortened again where that does not help. Outlives sessions; used by the dispatcher's thread
 * only.
 */
final class UnwritableLetters {
    private final Set<EventKey> suspects = new HashSet<>();
    private final Set<EventKey> toShorten = new HashSet<>();

    /** Whether the letter of that key needs a commit of its own. */
    boolean isSuspect(EventKey mark) {
        return suspects.contains(mark);
    }

    /** Whether the letter of that key is to be written shortened. */
    boolean mustBeShortened(EventKey mark) {
        return toShorten.contains(mark);
    }

    /** @param marks keys of the letters in a transaction that the broker refused */
    void refused(List<EventKey> marks) {
        if (marks.size() != 1 || !suspects.contains(marks.get(0))) {
            suspects.addAll(marks);
        } else if (!toShorten.add(marks.get(0))) {
            toShorten.remove(marks.get(0));
        }
    }

    /** @param marks keys of the letters that are on disk */
    void written(List<EventKey> marks) {
        if (!suspects.isEmpty()) {
            marks.forEach(suspects::remove);
            marks.forEach(toShorten::remove);
        }
    }
}
