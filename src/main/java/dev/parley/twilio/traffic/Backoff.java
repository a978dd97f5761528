package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential backoff for a 429 without Retry-After: the delay doubles each time, with a jitter of plus or minus half, so
 * that calls refused together are not repeated together.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int MAX_DOUBLINGS = 6;

    /** After this time without a 429 the delay starts again at the first value. */
    private static final Duration RESET_AFTER = Duration.ofSeconds(10);

    private final DoubleSupplier chance;
    private int doublings = -1;

    /** @param chance from 0 to 1 */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** @param quiet the time since the last delay ended */
    Duration next(Duration quiet) {
        doublings = quiet.compareTo(RESET_AFTER) > 0 ? 0 : Math.min(doublings + 1, MAX_DOUBLINGS);
        double share = 0.5 + chance.getAsDouble();
        return Duration.ofNanos((long) (FIRST.toNanos() * (1L << doublings) * share));
    }
}
