package dev.parley.sandbox.flow;

/**
 * A text that can be looked at so often and no more: some regular expressions take years on some texts, and nothing else
 * stops them.
 */
final class CountedText implements CharSequence {
    /** A fraction of a second. */
    private static final int MAX_LOOKS = 5_000_000;

    private final CharSequence text;
    private final int[] looks;

    CountedText(String text) {
        this(text, new int[1]);
    }

    private CountedText(CharSequence text, int[] looks) {
        this.text = text;
        this.looks = looks;
    }

    @Override
    public char charAt(int index) {
        if (++looks[0] > MAX_LOOKS) {
            throw new Failure("a regular expression takes too long on this text");
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new CountedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
