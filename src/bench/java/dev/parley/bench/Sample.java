package dev.parley.bench;

import java.util.ArrayList;
import java.util.List;

/** What was measured several times: rounds of one side, or ratios of two. */
record Sample(List<Double> values) {
    Sample {
        values = values.stream().sorted().toList();
    }

    /** Divides round by round. */
    static Sample ratio(List<Double> ours, List<Double> theirs) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ours.size(); round++) {
            ratios.add(ours.get(round) / theirs.get(round));
        }
        return new Sample(ratios);
    }

    double median() {
        int middle = values.size() / 2;
        return values.size() % 2 == 1 ? values.get(middle) : (values.get(middle - 1) + values.get(middle)) / 2;
    }

    String range() {
        return values.size() == 1
                ? "one run"
                : Progress.number(values.get(0)) + " to " + Progress.number(values.get(values.size() - 1));
    }
}
