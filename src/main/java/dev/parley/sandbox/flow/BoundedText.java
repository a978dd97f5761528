package dev.parley.sandbox.flow;

/**
 * A text that limits how many characters are read from it: some regular expressions take years on some texts, and
 * nothing else stops them.
 */
final class BoundedText implements CharSequence {
    /** A fraction of a second. */
    private static final int MAX_READS = 5_000_000;

    private final CharSequence text;
    private final int[] reads;

    BoundedText(String text) {
        this(text, new int[1]);
    }

    private BoundedText(CharSequence text, int[] reads) {
        this.text = text;
        this.reads = reads;
    }

    @Override
    public char charAt(int index) {
        if (++reads[0] > MAX_READS) {
            throw new WidgetFailure("a regular expression takes too long on this text");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new BoundedText(text.subSequence(start, end), reads);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
