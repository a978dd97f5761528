package dev.parley.cli;

import dev.parley.logging.Printable;
import io.vertx.core.json.JsonObject;

/** What strangers wrote, made fit for a terminal: it commands nothing there. */
final class TerminalText {
    /** What is below stands between texts only, as the end of a line. */
    private static final int FIRST_THAT_JSON_TAKES_RAW = ' ';

    private static final int HIGHEST_OF_BASIC_PLANE = 0xFFFF;

    private TerminalText() {}

    /** Returns the text in as many lines as it has. */
    static String whole(String text) {
        return Printable.lines(text);
    }

    static String inOneLine(String text) {
        return Printable.line(text.strip().replaceAll("\\s+", " "));
    }

    /** Returns the beginning of a line that is too long, and a sign that it goes on. */
    static String cut(String line, int width) {
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** Returns JSON in lines that a program reads as the same: only texts in it hold what is no visible character. */
    static String json(JsonObject object) {
        StringBuilder shown = new StringBuilder();
        object.encodePrettily().codePoints().forEach(character -> {
            if (character < FIRST_THAT_JSON_TAKES_RAW || Printable.isPrintable(character)) {
                shown.appendCodePoint(character);
            } else if (character <= HIGHEST_OF_BASIC_PLANE) {
                shown.append(String.format("\\u%04x", character));
            } else {
                shown.append(String.format(
                        "\\u%04x\\u%04x",
                        (int) Character.highSurrogate(character), (int) Character.lowSurrogate(character)));
            }
        });
        return shown.toString();
    }
}
