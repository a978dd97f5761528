package dev.parley.sandbox.flow;

/**
 * A text that can be looked at so often and no more: some regular expressions take years on some texts, and nothing else
 * stops them.
 */
final class BoundedText implements CharSequence {
    /** A fraction of a second. */
    private static final int MAX_LOOKS = 5_000_000;

    private final CharSequence text;
    private final int[] looks;

    BoundedText(String text) {
        this(text, new int[1]);
    }

    private BoundedText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MAX_LOOKS) {
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
        return new BoundedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
