package dev.parley.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows that say how many times as much one side does as another. */
final class Ratios {
    private Ratios() {}

    static Row row(
            String name,
            String measured,
            String must,
            String aim,
            Side ours,
            Side theirs,
            Map<Side, List<Double>> rates) {
        Sample our = new Sample(rates.get(ours));
        Sample their = new Sample(rates.get(theirs));
        String note = String.format(
                Locale.ROOT,
                "%,.0f/s (%s; %.0f µs of processor each) against %,.0f/s (%s; %.0f µs)%s%s",
                our.median(),
                our.range(),
                ours.microsOfProcessor(),
                their.median(),
                their.range(),
                theirs.microsOfProcessor(),
                spoilt(ours),
                spoilt(theirs));
        return new Row(name, measured, must, aim, " x", Sample.ratio(rates.get(ours), rates.get(theirs)), note);
    }

    static Row first(String name, String measured, Side ours, Side theirs) {
        return new Row(
                name,
                measured,
                "",
                "",
                " x",
                new Sample(List.of(ours.firstSeconds() / theirs.firstSeconds())),
                String.format(Locale.ROOT, "%,.0f/s against %,.0f/s", ours.firstSeconds(), theirs.firstSeconds()));
    }

    private static String spoilt(Side side) {
        return side.spoilt() == 0 ? "" : "; SPOILT: " + side.name() + " left " + side.spoilt() + " without a 200";
    }
}
