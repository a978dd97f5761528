package dev.parley.management;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that requests about dead letters were refused, once a minute at most, for anybody can send many. */
final class RefusalLog {
    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private long untold;
    private long lastTold = System.nanoTime() - PAUSE_NANOS;

    /** @param reason why this one was refused; without anything that its sender wrote */
    synchronized void add(String reason) {
        untold++;
        long now = System.nanoTime();
        if (now - lastTold >= PAUSE_NANOS) {
            LOG.warn(
                    "Refused {} requests about dead letters since the last such line; of the last one, {}.",
                    untold,
                    reason);
            untold = 0;
            lastTold = now;
        }
    }
}
