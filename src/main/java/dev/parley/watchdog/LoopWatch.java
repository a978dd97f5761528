package dev.parley.watchdog;

import dev.parley.watchdog.Probe.Answer;
import java.util.Optional;

/** The state of one event loop: the last probe's answer, and how many checks in a row have failed. */
final class LoopWatch {
    private static final int FAILURES_TO_REPORT = 2;

    private final Probe probe;
    private volatile Answer answer = Answer.FINE;
    private int failures;

    LoopWatch(Probe probe) {
        this.probe = probe;
        probe();
    }

    /** Probes again, unless the last probe is still open, so that tasks do not pile up on a blocked loop. */
    private void probe() {
        if (answer == Answer.FINE) {
            answer = Answer.NONE;
            probe.probe(given -> answer = given);
        }
    }

    /**
     * Checks the answer, and probes again.
     *
     * @param onTime whether the check itself is on time; a late one does not count as a failure
     * @return what is wrong, if the check before has failed, too
     */
    Optional<String> check(boolean onTime) {
        Answer found = answer;
        failures = onTime && found != Answer.FINE ? failures + 1 : 0;
        probe();
        return failures < FAILURES_TO_REPORT ? Optional.empty() : Optional.of(inWords(found));
    }

    private String inWords(Answer found) {
        return probe.loop()
                + switch (found) {
                    case NONE -> " has not answered";
                    case NO_MEMORY -> " could not allocate memory for requests";
                    case FINE -> " is fine";
                };
    }
}
