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
 * <p>Twilio says that timers lead from active to inactive to closed. What is invented: both run from the same moment, the
 * one at which they were set; a message, and whatever makes the conversation active again, lets both run anew; the first has
 * nothing to do in a conversation that is inactive already; what is due to be closed before it is due to be inactive is
 * closed at once.
 *
 * @param toInactive how long nothing may happen, {@code null} for no such timer
 * @param toClosed the same, until it is closed
 * @param inactive when it is due; {@code null} while it is not running
 * @param closed when it is due
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
    /** A century: a date beyond what a calendar can hold would break the answer. */
    private static final Duration LONGEST = Duration.ofDays(36500);

    /** Makes timers that begin to run. */
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

    /** Reads {@code ConversationTimers.Inactive} and {@code ConversationTimers.Closed}; one that is absent stays as it was, an empty one is none. */
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

    /** Lets them run anew in a conversation of this state; what is closed needs none. */
    public ConversationTimers begun(String state, Instant now) {
        return switch (state) {
            case Conversation.ACTIVE -> from(toInactive, toClosed, now);
            case Conversation.INACTIVE -> new ConversationTimers(toInactive, toClosed, null, after(now, toClosed));
            default -> NONE;
        };
    }

    /** Lets those go on that have something to do in a conversation of this state. */
    public ConversationTimers goingOn(String state) {
        return switch (state) {
            case Conversation.ACTIVE -> this;
            case Conversation.INACTIVE -> new ConversationTimers(toInactive, toClosed, null, closed);
            default -> NONE;
        };
    }

    /** Returns when the next is due, {@code null} where none is running. */
    @Nullable
    public Instant due() {
        return Stream.of(inactive, closed)
                .filter(time -> time != null)
                .sorted()
                .findFirst()
                .orElse(null);
    }

    /** Returns what a conversation becomes when the next is due. */
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
