package dev.parley.limit;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;

/** A clock that a test advances. */
final class FakeTime implements TimeMeter {
    private long now;

    void pass(Duration time) {
        now += time.toNanos();
    }

    @Override
    public long currentTimeNanos() {
        return now;
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
