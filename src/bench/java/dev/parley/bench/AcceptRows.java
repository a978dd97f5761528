package dev.parley.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Accepting signed events: against the two peers and the limit, how long it takes, and how much memory. */
final class AcceptRows {
    static final List<String> NAMES = List.of("keeps-nothing", "our-job", "latency", "limit", "memory");

    private final Set<String> wanted;
    private final List<Row> rows = new ArrayList<>();
    private final Map<String, Side> peers = new LinkedHashMap<>();

    private AcceptRows(Set<String> wanted) {
        this.wanted = wanted;
    }

    static List<Row> measure(Set<String> wanted) throws IOException, InterruptedException {
        AcceptRows accepting = new AcceptRows(wanted);
        try (Side parley = side("parley", Servers.parley(), 403)) {
            try {
                accepting.startPeers();
                accepting.measure(parley);
            } finally {
                accepting.peers.values().forEach(Side::close);
            }
        }
        return accepting.rows;
    }

    private void startPeers() throws IOException, InterruptedException {
        if (wanted.contains("keeps-nothing")) {
            peers.put("keeps-nothing", side("tutorial", Servers.tutorial(), 200));
        }
        if (wanted.contains("our-job") || wanted.contains("latency")) {
            peers.put("our-job", side("our-job", Servers.ourJob(), 403));
        }
        if (wanted.contains("limit")) {
            peers.put("limit", side("bare Vert.x", Servers.own(BareServer.class), 200));
        }
    }

    /** Who does not do what they should be measured doing is not measured. */
    private static Side side(String name, Program program, int answerToForgery)
            throws IOException, InterruptedException {
        long number = Wrk.numbers(1);
        int forged = Http.event(program.port(), Events.MESSAGES, number, "AAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        int signed = Http.event(program.port(), Events.MESSAGES, number, Events.MESSAGES.signature(number));
        if (forged != answerToForgery || signed != 200) {
            program.close();
            throw new IllegalStateException(name + " answered a forged event " + forged + ", a signed one " + signed
                    + ": expected " + answerToForgery + " and 200");
        }
        return new Side(name, program, Wrk.events(Events.MESSAGES));
    }

    private void measure(Side parley) throws IOException, InterruptedException {
        List<Side> sides = new ArrayList<>(List.of(parley));
        sides.addAll(peers.values());
        for (int connections : new int[] {32, 256}) {
            Map<Side, List<Double>> rates = Contest.run(sides, connections);
            row(
                    "keeps-nothing",
                    "events, %d connections, against Express that keeps nothing",
                    "1.0 x",
                    "2 x",
                    connections,
                    parley,
                    rates);
            row(
                    "our-job",
                    "events, %d connections, against Express doing our job",
                    "2 x",
                    "4 x",
                    connections,
                    parley,
                    rates);
            row("limit", "events, %d connections, against a bare Vert.x", "0.35", "0.6", connections, parley, rates);
            if (wanted.contains("latency") && connections == 32) {
                latency(parley, rates);
            }
        }
        for (Side peer : peers.values()) {
            rows.add(Ratios.first(
                    "first-seconds",
                    "events, first ten seconds after the start, against " + peer.name(),
                    parley,
                    peer));
        }
        if (wanted.contains("memory")) {
            rows.add(new Row(
                    "memory",
                    "memory (RSS) under that load, at its peak",
                    "400 MB",
                    "250 MB",
                    " MB",
                    new Sample(List.of((double) parley.program().peakMegabytes())),
                    "VmHWM of the process after all rounds"));
        }
    }

    private void row(
            String name,
            String measured,
            String must,
            String aim,
            int connections,
            Side parley,
            Map<Side, List<Double>> rates) {
        if (wanted.contains(name)) {
            Row row = Ratios.row(name, measured.formatted(connections), must, aim, parley, peers.get(name), rates);
            Duration afterwards = parley.longestAfterwards();
            rows.add(row.noting(
                    afterwards.toSeconds() < 2
                            ? ""
                            : String.format(
                                    Locale.ROOT,
                                    "; Parley handled what it had accepted until %d s after a round",
                                    afterwards.toSeconds())));
        }
    }

    private void latency(Side parley, Map<Side, List<Double>> rates) throws IOException, InterruptedException {
        Side theirs = peers.get("our-job");
        double ourRate = new Sample(rates.get(parley)).median() / 2;
        double theirRate = new Sample(rates.get(theirs)).median() / 2;
        List<Double> our = new ArrayList<>();
        List<Double> their = new ArrayList<>();
        for (int round = 0; round < Contest.ROUNDS; round++) {
            our.add(p99(parley, ourRate));
            their.add(p99(theirs, theirRate));
        }
        Sample mine = new Sample(our);
        Sample others = new Sample(their);
        rows.add(new Row(
                "latency",
                "p99 of accepting at half of its own peak, against Express doing our job at half of its own",
                "1 x",
                "0.5 x",
                " x",
                Sample.ratio(our, their),
                String.format(
                        Locale.ROOT,
                        "%.1f ms (%s) at %,.0f/s against %.1f ms (%s) at %,.0f/s; less is better",
                        mine.median(),
                        mine.range(),
                        ourRate,
                        others.median(),
                        others.range(),
                        theirRate)));
    }

    private static double p99(Side side, double rate) throws IOException, InterruptedException {
        SteadyRate.Result result = SteadyRate.run(side.program().port(), Events.MESSAGES, rate, Contest.ROUND);
        Progress.say(
                "%s at %,.0f/s: p50 %.1f ms, p99 %.1f ms, spoilt %d",
                side.name(), rate, result.p50Millis(), result.p99Millis(), result.spoilt());
        if (result.spoilt() > 0) {
            throw new IllegalStateException(side.name() + " left " + result.spoilt() + " events without a 200");
        }
        side.program().awaitQuiet();
        return result.p99Millis();
    }
}
