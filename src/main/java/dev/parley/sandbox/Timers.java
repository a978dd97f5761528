package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a conversation shall become inactive or closed. Shown and checked; the sandbox does not act on it.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/states-timers">Twilio: states and timers</a>
 */
record Timers(@Nullable Instant inactive, @Nullable Instant closed) {
    static final Timers NONE = new Timers(null, null);

    private static final Duration SHORTEST_INACTIVE = Duration.ofMinutes(1);
    private static final Duration SHORTEST_CLOSED = Duration.ofMinutes(10);
    /** A century: a date beyond what a calendar can hold would break the answer. */
    private static final Duration LONGEST = Duration.ofDays(36500);

    /** Reads {@code Timers.Inactive} and {@code Timers.Closed}, ISO 8601 durations; one that is absent stays as it was. */
    Timers updatedFrom(Form form, Instant now) {
        Duration toInactive = duration(form, "Timers.Inactive", SHORTEST_INACTIVE, 50375);
        Duration toClosed = duration(form, "Timers.Closed", SHORTEST_CLOSED, 50376);
        return new Timers(
                toInactive == null ? inactive : now.plus(toInactive), toClosed == null ? closed : now.plus(toClosed));
    }

    /** Returns what two ISO 8601 durations that were checked before come to; {@code null} is no timer. */
    static Timers after(@Nullable String toInactive, @Nullable String toClosed, Instant now) {
        return new Timers(
                toInactive == null ? null : now.plus(parse(toInactive)),
                toClosed == null ? null : now.plus(parse(toClosed)));
    }

    static void checkInactive(Form form, String name) {
        duration(form, name, SHORTEST_INACTIVE, 50375);
    }

    static void checkClosed(Form form, String name) {
        duration(form, name, SHORTEST_CLOSED, 50376);
    }

    private static @Nullable Duration duration(Form form, String name, Duration shortest, int tooShort) {
        String value = form.text(name, 32);
        if (value == null) {
            return null;
        }
        try {
            Duration duration = parse(value);
            if (duration.compareTo(shortest) < 0) {
                throw new Refusal(400, tooShort, name + " is " + value + ": at least " + shortest + ".");
            }
            return duration;
        } catch (DateTimeException e) {
            throw Refusal.badParameter(name + " is \"" + value + "\": expected a duration like PT10M.");
        }
    }

    private static Duration parse(String iso) {
        Duration duration = Duration.parse(iso);
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        if (inactive != null) {
            json.put("date_inactive", Dates.inSeconds(inactive));
        }
        if (closed != null) {
            json.put("date_closed", Dates.inSeconds(closed));
        }
        return json;
    }
}
