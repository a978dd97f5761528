package dev.parley.logging;

/**
 * Makes text safe for one line of a log or a terminal: every character that is neither visible nor a space is escaped, as
 * {@code \n} and {@code \x1b}, {@code \u202e} and <code>&#92;u{e0041}</code>.
 *
 * <p>Escaped are control characters, line and paragraph separators, format characters (which reverse text, join letters or are
 * invisible), unpaired surrogates, and characters unassigned in this Java's Unicode, which may become any of these.
 */
public final class Printable {
    private static final int FIRST_OF_TWO_BYTES = 0x100;

    /** Printable ASCII, from the space to the tilde: nearly all that is logged. */
    private static final char FIRST_PLAIN = ' ';

    private static final char LAST_PLAIN = '~';

    /** Invisible tags and variation selectors, and the range that Unicode reserves for more of them. */
    private static final int FIRST_INVISIBLE = 0xE0000;

    private static final int LAST_INVISIBLE = 0xE0FFF;

    private Printable() {}

    /** Returns the text in one line. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text);
        escape(line, 0);
        return line.length() == text.length() ? text : line.toString();
    }

    /** Returns the text with its line breaks as {@code \n}, each line escaped. */
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        for (String line : text.split("\\R", -1)) {
            lines.append(lines.isEmpty() ? "" : "\n").append(line(line));
        }
        return lines.toString();
    }

    /** Returns the text, or if it is longer than that, its beginning and an ellipsis. */
    public static String beginning(String text, int maxCharacters) {
        return text.length() <= maxCharacters ? text : text.substring(0, maxCharacters) + "…";
    }

    /** Escapes the text in the buffer from that index on, for one line. */
    static void escape(StringBuilder text, int from) {
        int at = from;
        while (at < text.length() && isPlain(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return;
        }
        String rest = text.substring(at);
        text.setLength(at);
        rest.codePoints().forEach(character -> append(character, text));
    }

    private static boolean isPlain(char character) {
        return character >= FIRST_PLAIN && character <= LAST_PLAIN;
    }

    private static void append(int character, StringBuilder to) {
        if (isPrintable(character)) {
            to.appendCodePoint(character);
            return;
        }
        switch (character) {
            case '\n' -> to.append("\\n");
            case '\r' -> to.append("\\r");
            case '\t' -> to.append("\\t");
            default -> to.append(number(character));
        }
    }

    /** Returns whether the character is visible or a space. */
    public static boolean isPrintable(int character) {
        if (character >= FIRST_INVISIBLE && character <= LAST_INVISIBLE) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String number(int character) {
        if (character < FIRST_OF_TWO_BYTES) {
            return String.format("\\x%02x", character);
        }
        return Character.isBmpCodePoint(character)
                ? String.format("\\u%04x", character)
                : String.format("\\u{%x}", character);
    }
}
