package dev.parley.sandbox;

import dev.parley.sandbox.rest.Sids;
import java.time.Clock;

/**
 * What the world outside gives.
 *
 * @param clock the time of everything that happens
 * @param sids makes the SIDs of what is created
 */
record Environment(Clock clock, Sids sids) {
    static Environment real() {
        return new Environment(Clock.systemUTC(), Sids.random());
    }
}
