package dev.parley.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that goes as another does and can be set ahead of it. */
public final class MovableClock extends Clock {
    private final Clock base;
    private Duration ahead = Duration.ZERO;

    public MovableClock(Clock base) {
        this.base = base;
    }

    /** Returns by how much it is ahead. */
    public Duration ahead() {
        return ahead;
    }

    /** Goes on to a time; one that has passed changes nothing, for this clock is never turned back. */
    void moveTo(Instant time) {
        Duration step = Duration.between(instant(), time);
        ahead = step.isNegative() ? ahead : ahead.plus(step);
    }

    /** Goes on until it is so far ahead. */
    void moveAhead(Duration newAhead) {
        ahead = newAhead.compareTo(ahead) > 0 ? newAhead : ahead;
    }

    /** Goes as the other clock does, as in the beginning. */
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
        throw new UnsupportedOperationException("this clock tells instants");
    }
}
