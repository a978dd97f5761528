package dev.parley.logging;

/**
 * Makes text fit for a line of a log or of a terminal: what is no visible character and no blank is shown by its number,
 * {@code \n} and {@code \x1b}, {@code \u202e} and <code>&#92;u{e0041}</code>.
 *
 * <p>Those are control characters, line and paragraph separators, format characters (which turn text around, join letters or
 * are not seen), halves of surrogate pairs, and what this Java's Unicode does not know, for it may become any of them.
 */
public final class Printable {
    private static final int FIRST_OF_TWO_BYTES = 0x100;

    /** From the blank to the tilde: nearly all that is ever logged. */
    private static final char FIRST_PLAIN = ' ';

    private static final char LAST_PLAIN = '~';

    /** Tags and selectors that are not seen, and what Unicode keeps for more of them. */
    private static final int FIRST_UNSEEN = 0xE0000;

    private static final int LAST_UNSEEN = 0xE0FFF;

    private Printable() {}

    /** Returns the text in one line. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text);
        escape(line, 0);
        return line.length() == text.length() ? text : line.toString();
    }

    /** Returns the text in as many lines as it has, which end as {@code \n} does. */
    public static String lines(String text) {
        StringBuilder lines = new StringBuilder(text.length());
        for (String line : text.split("\\R", -1)) {
            lines.append(lines.isEmpty() ? "" : "\n").append(line(line));
        }
        return lines.toString();
    }

    /** Returns the beginning of a text of more characters than that, and a sign that it goes on. */
    public static String beginning(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    /** Makes what stands in the buffer from there on fit for one line. */
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

    /** Returns whether the character is seen as what it is, or is a blank. */
    public static boolean isPrintable(int character) {
        if (character >= FIRST_UNSEEN && character <= LAST_UNSEEN) {
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
