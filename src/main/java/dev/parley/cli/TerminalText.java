package dev.parley.cli;

import dev.parley.logging.Printable;
import io.vertx.core.json.JsonObject;

/** Makes text from outside safe for a terminal: no control characters. */
final class TerminalText {
    /** Lower characters are outside of strings only, as line breaks. */
    private static final int FIRST_UNESCAPED_IN_JSON = ' ';

    private static final int HIGHEST_OF_BASIC_PLANE = 0xFFFF;

    private TerminalText() {}

    /** Returns the text with its lines. */
    static String whole(String text) {
        return Printable.lines(text);
    }

    static String inOneLine(String text) {
        return Printable.line(text.strip().replaceAll("\\s+", " "));
    }

    /** Returns the line, or its beginning and an ellipsis if it is too long. */
    static String cut(String line, int width) {
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** Returns indented JSON in which characters that are not printable are escaped. */
    static String json(JsonObject object) {
        StringBuilder escaped = new StringBuilder();
        object.encodePrettily().codePoints().forEach(character -> {
            if (character < FIRST_UNESCAPED_IN_JSON || Printable.isPrintable(character)) {
                escaped.appendCodePoint(character);
            } else if (character <= HIGHEST_OF_BASIC_PLANE) {
                escaped.append(String.format("\\u%04x", character));
            } else {
                escaped.append(String.format(
                        "\\u%04x\\u%04x",
                        (int) Character.highSurrogate(character), (int) Character.lowSurrogate(character)));
            }
        });
        return escaped.toString();
    }
}
