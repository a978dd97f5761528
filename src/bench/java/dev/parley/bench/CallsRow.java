package dev.parley.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Calls at the sandbox: a route with {@code twilio-api:} against twilio-java by itself. */
final class CallsRow {
    private static final int WARM_UP = 4;

    private CallsRow() {}

    static List<Row> measure() throws IOException, InterruptedException {
        try (Program sandbox = Servers.sandbox();
                Program parley = Servers.calling(sandbox.port());
                Program bare = Servers.own(BareCalls.class, "" + sandbox.port())) {
            String conversation = Http.get(bare.port(), "/make");
            for (int run = 0; run < WARM_UP; run++) {
                Progress.say(
                        "warm-up of calls: %.0f/s, bare %.0f/s", run(parley, conversation), run(bare, conversation));
            }
            List<Double> ours = new ArrayList<>();
            List<Double> theirs = new ArrayList<>();
            for (int round = 0; round < Contest.ROUNDS; round++) {
                ours.add(run(parley, conversation));
                theirs.add(run(bare, conversation));
            }
            Progress.say("calls: %s/s, bare %s/s", Progress.numbers(ours), Progress.numbers(theirs));
            return List.of(new Row(
                    "calls",
                    "twilio-api: calls at the sandbox, against twilio-java bare",
                    "0.9",
                    "1",
                    " x",
                    Sample.ratio(ours, theirs),
                    String.format(
                            Locale.ROOT,
                            "%,.0f/s against %,.0f/s; 8 callers on each side fetch a conversation",
                            new Sample(ours).median(),
                            new Sample(theirs).median())));
        }
    }

    private static double run(Program program, String conversation) throws IOException, InterruptedException {
        String[] said = Http.get(
                        program.port(), "/run?seconds=" + Contest.ROUND.toSeconds() + "&conversation=" + conversation)
                .split(" ", -1);
        if (!said[1].equals("0")) {
            throw new IllegalStateException(said[1] + " calls failed");
        }
        return Double.parseDouble(said[0]);
    }
}
