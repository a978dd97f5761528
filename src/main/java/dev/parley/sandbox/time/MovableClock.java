package dev.parley.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that follows another and can be moved ahead of it. */
public final class MovableClock extends Clock {
    private final Clock base;
    private Duration ahead = Duration.ZERO;

    public MovableClock(Clock base) {
        this.base = base;
    }

    /** Returns how far it is ahead. */
    public Duration ahead() {
        return ahead;
    }

    /** Moves on to a time; a past time has no effect, as the clock never goes back. */
    void moveTo(Instant time) {
        Duration step = Duration.between(instant(), time);
        ahead = step.isNegative() ? ahead : ahead.plus(step);
    }

    /** Moves on until it is ahead by a duration. */
    void moveAhead(Duration newAhead) {
        ahead = newAhead.compareTo(ahead) > 0 ? newAhead : ahead;
    }

    /** Follows the other clock again without being ahead. */
    void reset() {
        ahead = Duration.ZERO;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock supports instants only");
    }
}
