package dev.parley.sandbox;

import dev.parley.sandbox.rest.Sids;
import java.time.Clock;

/**
 * What the sandbox takes from outside: time and SIDs.
 *
 * @param clock the time of every event and timer
 * @param sids makes the SIDs of created resources
 */
record Environment(Clock clock, Sids sids) {
    static Environment real() {
        return new Environment(Clock.systemUTC(), Sids.random());
    }
}
