package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One of those that are compared: a program and what it is asked. */
final class Side implements AutoCloseable {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration STEP = Duration.ofSeconds(5);
    private static final int MOST_STEPS = 24;
    private static final double STANDS_STILL = 0.05;

    private final String name;
    private final Program program;
    private final Wrk.Asking asking;
    private double firstSeconds;
    private double expected;
    private long spoilt;
    private Duration longestAfterwards = Duration.ZERO;
    private double requests;
    private double seconds;

    Side(String name, Program program, Wrk.Asking asking) {
        this.name = name;
        this.program = program;
        this.asking = asking;
    }

    String name() {
        return name;
    }

    Program program() {
        return program;
    }

    /** Returns the rate of the ten seconds after its start. */
    double firstSeconds() {
        return firstSeconds;
    }

    /** Returns how many requests were not answered with 200, of all. */
    long spoilt() {
        return spoilt;
    }

    /** Returns how long it went on working after a round. */
    Duration longestAfterwards() {
        return longestAfterwards;
    }

    /** Asks it from its start until its rate stands still. */
    void warmUp(int connections) throws IOException, InterruptedException {
        if (firstSeconds == 0) {
            firstSeconds = ask(connections, FIRST);
        }
        List<Double> rates = new ArrayList<>(List.of(ask(connections, STEP)));
        while (rates.size() < MOST_STEPS) {
            double before = rates.get(rates.size() - 1);
            double now = ask(connections, STEP);
            rates.add(now);
            if (Math.abs(now - before) <= STANDS_STILL * before) {
                break;
            }
        }
        Progress.say(
                "%s stands still after %d s: %s/s", name, rates.size() * STEP.toSeconds(), Progress.numbers(rates));
        longestAfterwards = Duration.ZERO;
        requests = 0;
        seconds = 0;
    }

    /**
     * Returns the time of a processor that a request took since it was warm, what it left to do included, in microseconds:
     * the one number that means something while others use the machine, too.
     */
    double microsOfProcessor() {
        return seconds * 1e6 / requests;
    }

    /** Returns the rate of a round, and lets it finish what the round has left it to do. */
    double round(int connections, Duration duration) throws IOException, InterruptedException {
        return ask(connections, duration);
    }

    private double ask(int connections, Duration duration) throws IOException, InterruptedException {
        long before = program.ticks();
        Wrk.Result result = asking.run(program.port(), connections, duration, expected);
        expected = result.perSecond();
        if (result.spoilt() > 0) {
            Progress.say("%s: %d requests not answered with 200", name, result.spoilt());
            spoilt += result.spoilt();
        }
        Duration afterwards = program.awaitQuiet();
        if (afterwards.compareTo(longestAfterwards) > 0) {
            longestAfterwards = afterwards;
        }
        requests += result.perSecond() * duration.toSeconds();
        seconds += (program.ticks() - before) / (double) Program.TICKS_PER_SECOND;
        return result.perSecond();
    }

    @Override
    public void close() {
        program.close();
    }
}
