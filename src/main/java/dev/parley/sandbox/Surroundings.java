package dev.parley.sandbox;

import dev.parley.sandbox.rest.Sids;
import java.time.Clock;
import java.time.Duration;

/**
 * What the world outside gives.
 *
 * @param clock the time of everything that happens
 * @param sids makes the SIDs of what is created
 * @param patience how long the answer to a webhook may take
 */
record Surroundings(Clock clock, Sids sids, Duration patience) {
    /** Twilio waits five seconds for those who listen to conversations. */
    static Surroundings real() {
        return new Surroundings(Clock.systemUTC(), Sids.random(), Duration.ofSeconds(5));
    }
}
