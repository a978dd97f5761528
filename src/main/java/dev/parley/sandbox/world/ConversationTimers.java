package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a conversation becomes inactive and when it is closed.
 *
 * <p>Twilio says that timers lead from active to inactive to closed. What is invented: both run from the moment at
 * which they were set; a message, or a change to active, restarts both; the first has no effect in an inactive
 * conversation; a conversation whose second timer is due first is closed at once.
 *
 * @param toInactive the duration without messages, {@code null} for no such timer
 * @param toClosed the same, until it is closed
 * @param inactive when the first is due; {@code null} while not running
 * @param closed when the second is due
 * @see <a href="https://www.twilio.com/docs/conversations/states-timers">Twilio: states and timers</a>
 */
public record ConversationTimers(
        @Nullable Duration toInactive,
        @Nullable Duration toClosed,
        @Nullable Instant inactive,
        @Nullable Instant closed) {
    static final ConversationTimers NONE = new ConversationTimers(null, null, null, null);

    private static final String INACTIVE = "Timers.Inactive";
    private static final String CLOSED = "Timers.Closed";
    private static final Duration SHORTEST_INACTIVE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_CLOSED = Duration.ofMinutes(10);
    /** A century: a later date could exceed the date format of responses. */
    private static final Duration LONGEST = Duration.ofDays(36500);

    /** Makes running timers. */
    static ConversationTimers from(@Nullable Duration toInactive, @Nullable Duration toClosed, Instant now) {
        return new ConversationTimers(toInactive, toClosed, after(now, toInactive), after(now, toClosed));
    }

    private static @Nullable Instant after(Instant now, @Nullable Duration duration) {
        return duration == null ? null : now.plus(duration);
    }

    /** Returns whether a form sets a timer. */
    public static boolean areIn(Form form) {
        return form.text(INACTIVE) != null || form.text(CLOSED) != null;
    }

    /**
     * Reads {@code ConversationTimers.Inactive} and {@code ConversationTimers.Closed}; an absent one is not changed, an
     * empty one removes the timer.
     */
    public ConversationTimers updatedFrom(Form form, Instant now) {
        Duration newInactive = readInactive(form, INACTIVE);
        Duration newClosed = readClosed(form, CLOSED);
        return new ConversationTimers(
                form.has(INACTIVE) ? newInactive : toInactive,
                form.has(CLOSED) ? newClosed : toClosed,
                form.has(INACTIVE) ? after(now, newInactive) : inactive,
                form.has(CLOSED) ? after(now, newClosed) : closed);
    }

    /** Reads an ISO 8601 duration of at least a minute, {@code null} where it is absent or empty. */
    static @Nullable Duration readInactive(Form form, String name) {
        return duration(form, name, SHORTEST_INACTIVE, 50375);
    }

    /** Reads an ISO 8601 duration of at least ten minutes, {@code null} where it is absent or empty. */
    static @Nullable Duration readClosed(Form form, String name) {
        return duration(form, name, SHORTEST_CLOSED, 50376);
    }

    private static @Nullable Duration duration(Form form, String name, Duration shortest, int tooShort) {
        String value = form.text(name, 32);
        if (value == null) {
            return null;
        }
        try {
            Duration duration = Duration.parse(value);
            if (duration.compareTo(shortest) < 0) {
                throw new ApiError(400, tooShort, name + " is " + value + ": at least " + shortest + ".");
            }
            return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
        } catch (DateTimeException e) {
            throw ApiError.badParameter(name + " is \"" + value + "\": expected a duration like PT10M.");
        }
    }

    /** Restarts them in a conversation of this state; a closed one has none. */
    public ConversationTimers begun(String state, Instant now) {
        return switch (state) {
            case Conversation.ACTIVE -> from(toInactive, toClosed, now);
            case Conversation.INACTIVE -> new ConversationTimers(toInactive, toClosed, null, after(now, toClosed));
            default -> NONE;
        };
    }

    /** Keeps those that have an effect in a conversation of this state. */
    public ConversationTimers goingOn(String state) {
        return switch (state) {
            case Conversation.ACTIVE -> this;
            case Conversation.INACTIVE -> new ConversationTimers(toInactive, toClosed, null, closed);
            default -> NONE;
        };
    }

    /** Returns when the next is due, {@code null} if none is running. */
    @Nullable
    public Instant due() {
        return Stream.of(inactive, closed)
                .filter(time -> time != null)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** Returns the state of a conversation when the next is due. */
    public String next() {
        return closed != null && closed.equals(due()) ? Conversation.CLOSED : Conversation.INACTIVE;
    }

    public JsonObject json() {
        JsonObject json = new JsonObject();
        if (inactive != null) {
            json.put("date_inactive", TimeFormats.inSeconds(inactive));
        }
        if (closed != null) {
            json.put("date_closed", TimeFormats.inSeconds(closed));
        }
        return json;
    }
}
