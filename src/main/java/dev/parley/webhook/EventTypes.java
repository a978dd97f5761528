package dev.parley.webhook;

import dev.parley.protocol.EventNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a route may listen to: {@linkplain EventNames Twilio's events}, message status callbacks, and everything else.
 *
 * @see <a href="https://www.twilio.com/docs/conversations-classic/conversations-webhooks">Twilio: Conversations webhooks</a>
 */
public final class EventTypes {
    /** A message status callback, which has no event type. Routes that listen to it get {@link EventNames#DELIVERY}, too. */
    public static final String STATUS = "status";

    /** Every event that no other route listens to. */
    static final String ANY = "*";

    /**
     * Twilio names a pre-action webhook onMessageAdd, and a post-action webhook onMessageAdded. Ignores case, since a hook that
     * is mistaken for an event would not be answered.
     */
    private static final Pattern BEFORE_THE_FACT = Pattern.compile("(?i)on\\w+(add|update|remove)");

    private EventTypes() {}

    /** Returns whether Twilio asks before the fact, and waits for our answer; the hook may be one that we do not know. */
    static boolean isHook(String type) {
        return BEFORE_THE_FACT.matcher(type).matches();
    }

    /** Returns the names under which a route may listen to such an event. */
    static List<String> heardAs(String type) {
        return type.equals(EventNames.DELIVERY) ? List.of(type, STATUS) : List.of(type);
    }

    /** Returns the hooks that a route may answer, in the order of the alphabet. {@link #isHook} takes new ones, too. */
    static Set<String> hooks() {
        return new TreeSet<>(EventNames.HOOKS);
    }

    /** Returns every name that a route may listen to. */
    static Set<String> all() {
        return new TreeSet<>(
                Stream.concat(EventNames.ALL.stream(), Stream.of(STATUS, ANY)).toList());
    }
}
