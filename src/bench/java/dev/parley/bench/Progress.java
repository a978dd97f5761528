package dev.parley.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is said while it runs; the table is what is left at the end. */
final class Progress {
    private Progress() {}

    static void say(String format, Object... arguments) {
        System.err.println("  " + String.format(Locale.ROOT, format, arguments));
    }

    static String numbers(List<Double> numbers) {
        return numbers.stream().map(Progress::number).collect(Collectors.joining(" "));
    }

    static String number(double number) {
        return String.format(Locale.ROOT, number >= 100 ? "%,.0f" : "%.2f", number);
    }
}
