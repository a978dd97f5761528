package dev.parley.protocol;

import java.util.regex.Pattern;

/**
 * A Twilio SID: a prefix of two capital letters for the kind of resource, and 32 hexadecimal digits. Any other text is
 * refused with an {@link IllegalArgumentException}.
 */
public record Sid(String text) {
    public static final Pattern SHAPE = Pattern.compile("[A-Z]{2}[0-9a-fA-F]{32}");

    public Sid {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("expected a SID, two letters and 32 hex digits, but it has "
                    + text.length() + " characters and starts with \"" + text.substring(0, Math.min(4, text.length()))
                    + "\"");
        }
    }

    /** Returns whether this SID has the given prefix, for example {@code CH} for a conversation. */
    public boolean is(String prefix) {
        return text.startsWith(prefix);
    }

    /** Returns whether the text is a SID with the given prefix, for example {@code CH} for a conversation. */
    public static boolean matches(String prefix, String text) {
        return text.startsWith(prefix) && SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
