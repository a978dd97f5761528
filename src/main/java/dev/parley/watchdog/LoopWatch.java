package dev.parley.watchdog;

import dev.parley.watchdog.Probe.Answer;
import java.util.Optional;

/** What is known of one event loop: the answer to the last question, and how often in a row it was not a good one. */
final class LoopWatch {
    private static final int TOO_MANY = 2;

    private final Probe probe;
    private volatile Answer answer = Answer.FINE;
    private int misses;

    LoopWatch(Probe probe) {
        this.probe = probe;
        ask();
    }

    /** Asks again, unless the last question is still open: a loop that stands still is not given more to do. */
    private void ask() {
        if (answer == Answer.FINE) {
            answer = Answer.NONE;
            probe.ask(given -> answer = given);
        }
    }

    /**
     * Looks at the answer, and asks again.
     *
     * @param onTime whether the loop has had its time to answer and no more; if not, nothing is held against it
     * @return what is wrong, where it was so at the look before as well
     */
    Optional<String> look(boolean onTime) {
        Answer found = answer;
        misses = onTime && found != Answer.FINE ? misses + 1 : 0;
        ask();
        return misses < TOO_MANY ? Optional.empty() : Optional.of(inWords(found));
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
