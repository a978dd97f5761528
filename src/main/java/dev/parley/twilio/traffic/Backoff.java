package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to hold back where Twilio says 429 and not for how long: twice as long each time while that goes on, up to half
 * again more or less, so that those who were refused together do not come back together.
 */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(250);
    private static final int MOST_DOUBLINGS = 6;

    /** After that much time without a 429 the next one is a first one. */
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    private final DoubleSupplier chance;
    private int doublings = -1;

    /** @param chance from 0 to 1 */
    Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /** @param quiet how long ago the last wait ended */
    Duration next(Duration quiet) {
        doublings = quiet.compareTo(FORGOTTEN) > 0 ? 0 : Math.min(doublings + 1, MOST_DOUBLINGS);
        double share = 0.5 + chance.getAsDouble();
        return Duration.ofNanos((long) (FIRST.toNanos() * (1L << doublings) * share));
    }
}
