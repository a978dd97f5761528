package dev.parley.cli;

import java.util.regex.Pattern;

/** What strangers wrote, made fit for a terminal: it commands nothing there. */
final class Shown {
    /** What moves the cursor, colours or turns around what follows. */
    private static final Pattern COMMANDS =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069&&[^\\n]]");

    private Shown() {}

    /** Returns the text in as many lines as it has. */
    static String whole(String text) {
        return COMMANDS.matcher(text.replaceAll("\\R", "\n"))
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    static String inOneLine(String text) {
        return whole(text.strip().replaceAll("\\s+", " "));
    }

    /** Returns the beginning of a line that is too long, and a sign that it goes on. */
    static String cut(String line, int width) {
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
    }
}
