package dev.parley.journey;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a document shows of an answer or of a log: {@code …} stands for what is left out. */
final class Shown {
    private static final Pattern TIME = Pattern.compile("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ");

    private Shown() {}

    /** Returns a pattern that finds what is shown; the time of a line of a log may be another. */
    static Pattern pattern(String shown) {
        String timeless = TIME.matcher(shown).replaceFirst("");
        return Pattern.compile(
                Arrays.stream(timeless.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")),
                Pattern.DOTALL);
    }
}
