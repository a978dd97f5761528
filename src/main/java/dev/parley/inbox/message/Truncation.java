package dev.parley.inbox.message;

/** Texts that are cut where they are longer than a place should take. */
public final class Truncation {
    private Truncation() {}

    /**
     * Returns the text, or as much of its beginning as there is room for, and how long it was.
     *
     * @param most in UTF-16 characters, what is said of the length included; no character is cut in two
     */
    public static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        String length = "… (" + text.length() + " characters)";
        int end = Math.max(0, most - length.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + length;
    }
}
