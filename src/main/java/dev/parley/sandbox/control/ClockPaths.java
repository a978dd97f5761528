package dev.parley.sandbox.control;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.time.MovableClock;
import dev.parley.sandbox.time.Timers;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The sandbox's clock: {@code GET /sandbox/clock} reads it, {@code POST /sandbox/clock} advances it. What becomes due
 * happens in order, each at its own time: the {@linkplain Timers timers} of conversations, steps of texts to slow
 * phones, slow calls and late webhooks, the expiry of tokens, the timeouts of flows and of pre-action webhooks. Unless
 * advanced it follows the machine's clock. A reset sets it back to the machine's time and cancels everything that
 * waits.
 *
 * <p>Form fields read: {@code Advance}, an ISO 8601 duration.
 */
public final class ClockPaths {
    /** A century in all: the year of a date must keep four digits. */
    private static final Duration MAX_AHEAD = Duration.ofDays(36500);

    private final MovableClock clock;
    private final Timers timers;

    public ClockPaths(MovableClock clock, Timers timers) {
        this.clock = clock;
        this.timers = timers;
    }

    public void addTo(Paths paths) {
        paths.on("GET", "/sandbox/clock", call -> read());
        paths.on("POST", "/sandbox/clock", call -> {
            timers.advance(step(call.form()));
            return read();
        });
    }

    private ApiResponse read() {
        return ApiResponse.ok(new JsonObject()
                .put("now", TimeFormats.inMilliseconds(clock.instant()))
                .put("ahead", clock.ahead().truncatedTo(ChronoUnit.MILLIS).toString()));
    }

    private Duration step(Form form) {
        String written = form.required("Advance");
        try {
            Duration step = Duration.parse(written);
            if (step.isNegative()) {
                throw refused(written, "the clock cannot go back.");
            }
            if (step.compareTo(MAX_AHEAD.minus(clock.ahead())) > 0) {
                throw refused(written, "the clock can be advanced by a century in total.");
            }
            return step;
        } catch (DateTimeException e) {
            throw refused(written, "expected a duration like PT10M, PT1H30M or P2D.");
        }
    }

    private static ApiError refused(String written, String reason) {
        return ApiError.badParameter("Advance is \"" + ApiError.brief(written) + "\": " + reason);
    }
}
