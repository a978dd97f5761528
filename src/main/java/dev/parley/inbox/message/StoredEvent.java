package dev.parley.inbox.message;

import dev.parley.protocol.FormParameters;
import dev.parley.webhook.WebhookEvent;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as the inbox keeps it.
 *
 * @param id the event's id
 * @param type shortened where no route can listen to it
 * @param lane a name that a queue may have: what is none of Twilio's SIDs is made one
 * @param accepted when Twilio was answered 200, in milliseconds since the epoch
 * @param form Twilio's own parameters, form-urlencoded, as they came
 * @param route the only route that is to hear it, of one that is replayed
 * @param run what makes a replayed event another than the one that was handled before
 */
public record StoredEvent(
        String id, String type, String lane, long accepted, String form, @Nullable String route, @Nullable String run) {
    private static final int MOST_OF_TYPE = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public StoredEvent {
        type = Truncation.to(MOST_OF_TYPE, type);
        lane = NAME.matcher(lane).matches() ? lane : named(lane);
    }

    /** Returns as much of the lane as a name may hold, and what tells it from others that begin so. */
    private static String named(String lane) {
        String begins = lane.codePoints()
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .limit(34)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return begins + "-" + EventKey.ofText(lane);
    }

    /** Returns an event that is accepted now. */
    public static StoredEvent now(WebhookEvent event) {
        String form = event.parameters().encode();
        return new StoredEvent(event.id(), event.type(), event.lane(), System.currentTimeMillis(), form, null, null);
    }

    /**
     * What tells it from every other one; the same for a repeat.
     *
     * @throws IllegalArgumentException if its id is none of ours
     */
    EventKey key() {
        EventKey key = EventKey.ofEvent(id);
        return run == null ? key : key.with(run);
    }

    /** Returns the event as its routes know it. */
    public WebhookEvent event() {
        return new WebhookEvent(id, type, FormParameters.decode(form));
    }
}
