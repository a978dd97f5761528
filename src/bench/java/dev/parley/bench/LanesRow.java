package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Events of as many conversations through the greet route, while every call takes 50 ms. */
final class LanesRow {
    private static final double IDEAL = 64 / (SlowTwilio.MILLIS / 1000.0);
    private static final int PER_SECOND = 2_500;
    private static final Duration SENDING = Duration.ofSeconds(4);
    private static final int WARM_UP = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private LanesRow() {}

    static List<Row> measure() throws IOException, InterruptedException {
        try (Program twilio = Servers.own(SlowTwilio.class);
                Program parley = Servers.greeting(twilio.port())) {
            List<Double> rates = new ArrayList<>();
            for (int round = -WARM_UP; round < Contest.ROUNDS; round++) {
                double rate = round(parley, twilio);
                Progress.say("lanes: %.0f of %.0f calls/s%s", rate, IDEAL, round < 0 ? ", warm-up" : "");
                if (round >= 0) {
                    rates.add(rate);
                }
            }
            Sample sample = new Sample(rates.stream().map(rate -> rate / IDEAL).toList());
            return List.of(new Row(
                    "lanes",
                    "lanes: events through greet, 50 ms a call, 64 calls in flight, against the ideal",
                    "0.8",
                    "0.95",
                    "",
                    sample,
                    String.format(
                            Locale.ROOT,
                            "%,.0f of %,.0f calls/s, between the first tenth and the last of %,d events",
                            new Sample(rates).median(),
                            IDEAL,
                            events())));
        }
    }

    private static int events() {
        return (int) (PER_SECOND * SENDING.toSeconds());
    }

    /** Sends faster than anybody could handle, and returns the rate at which the middle of it is handled. */
    private static double round(Program parley, Program twilio) throws IOException, InterruptedException {
        int before = answered(twilio);
        List<SteadyRate.Result> sent = new ArrayList<>();
        Thread sender = new Thread(() -> {
            try {
                sent.add(SteadyRate.run(parley.port(), Events.CONVERSATIONS, PER_SECOND, SENDING));
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        sender.start();
        long tenth = await(twilio, before + events() / 10);
        long last = await(twilio, before + events() * 9 / 10);
        await(twilio, before + events());
        sender.join();
        if (sent.get(0).spoilt() > 0) {
            throw new IllegalStateException(sent.get(0).spoilt() + " events were not answered with 200");
        }
        parley.awaitQuiet();
        return events() * 0.8 / ((last - tenth) / 1e9);
    }

    private static long await(Program twilio, int calls) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (answered(twilio) < calls) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(answered(twilio) + " calls came, expected " + calls);
            }
            Thread.sleep(20);
        }
        return System.nanoTime();
    }

    private static int answered(Program twilio) throws IOException, InterruptedException {
        return Integer.parseInt(Http.get(twilio.port(), "/"));
    }
}
