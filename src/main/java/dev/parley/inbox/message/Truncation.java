package dev.parley.inbox.message;

/** Shortens texts. */
public final class Truncation {
    private Truncation() {}

    /**
     * Returns the text, or its beginning and its original length.
     *
     *
     * @param max in UTF-16 characters, including the note on the length; surrogate pairs are not split
     */
    public static String to(int max, String text) {
        if (text.length() <= max) {
            return text;
        }
        String length = "… (" + text.length() + " characters)";
        int end = Math.max(0, max - length.length());
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + length;
    }
}
