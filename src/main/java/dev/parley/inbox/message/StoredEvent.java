package dev.parley.inbox.message;

import dev.parley.protocol.FormParameters;
import dev.parley.webhook.WebhookEvent;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An event as the inbox stores it.
 *
 * @param id the event's id
 * @param type shortened where it is longer than any type that a route can listen to
 * @param lane a valid queue name; a value that is not one is replaced by such a name
 * @param accepted when Twilio was answered 200, in milliseconds since the epoch
 * @param form Twilio's parameters, form-urlencoded, as received
 * @param route for a replay, the only route that receives it
 * @param run for a replay, distinguishes it from the event that was handled before
 */
public record StoredEvent(
        String id, String type, String lane, long accepted, String form, @Nullable String route, @Nullable String run) {
    private static final int MAX_OF_TYPE = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    public StoredEvent {
        type = Truncation.to(MAX_OF_TYPE, type);
        lane = NAME.matcher(lane).matches() ? lane : named(lane);
    }

    /** Returns the beginning of the lane and its key, which keeps it unique. */
    private static String named(String lane) {
        String begins = lane.codePoints()
                .filter(c -> c < 128 && Character.isLetterOrDigit(c))
                .limit(34)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        return begins + "-" + EventKey.ofText(lane);
    }

    /** Returns an event accepted now. */
    public static StoredEvent now(WebhookEvent event) {
        String form = event.parameters().encode();
        return new StoredEvent(event.id(), event.type(), event.lane(), System.currentTimeMillis(), form, null, null);
    }

    /**
     * Identifies the event; the same for a repeat.
     *
     *
     * @throws IllegalArgumentException if its id is too short
     */
    EventKey key() {
        EventKey key = EventKey.ofEvent(id);
        return run == null ? key : key.with(run);
    }

    /** Returns the event for its routes. */
    public WebhookEvent event() {
        return new WebhookEvent(id, type, FormParameters.decode(form));
    }
}
