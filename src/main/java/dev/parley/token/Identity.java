package dev.parley.token;

import dev.parley.protocol.Sid;

/**
 * The identity of a chat participant. Twilio shows it as the author of messages, and a widget compares it to recognize its own
 * messages, so it is accepted unchanged or refused.
 *
 * <p>Shape: 1 to 256 characters, counted in UTF-16 as Java and browsers do, the strictest reading of Twilio's limit. At
 * least one is visible; none is a control character, a line separator, an unpaired surrogate (which UTF-8 cannot encode) or a
 * bidirectional control (which displays {@code notelkcaT} as {@code Tackleton}). It must not have the shape of a user SID, as
 * Twilio accepts either in the same parameter (error 50206), nor of a phone's address, as phones are authors, too.
 * Case-sensitive.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-limits">Twilio: limits</a>
 */
public record Identity(String text) {
    private static final int MAX_CHARACTERS = 256;

    /** Decoders insert it for bytes that they cannot decode: the original identity is lost. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Checks the shape; {@link TokenIssuer} checks whether the identity is reserved. */
    public Identity {
        if (text.length() > MAX_CHARACTERS) {
            throw new TokenRefused("identity has " + text.length() + " characters: at most " + MAX_CHARACTERS
                    + ". Send a shorter one.");
        }
        if (text.codePoints().anyMatch(Identity::isControl)) {
            throw new TokenRefused("identity has a control character. Send it without.");
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new TokenRefused(
                    "identity has U+FFFD, which replaces bytes that are not valid UTF-8. Send it in UTF-8.");
        }
        if (ConfusableSkeleton.isBlank(text)) {
            throw new TokenRefused("identity is blank: expected 1 to 256 characters, at least one of them visible.");
        }
        if (Sid.matches("US", text)) {
            throw new TokenRefused("identity has the shape of a user SID, US and 32 hex digits. Send another.");
        }
        if (PhoneAddress.matches(text)) {
            throw new TokenRefused("identity has the shape of a phone's address. Send another.");
        }
    }

    private static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> isBidirectionalControl(codePoint);
        };
    }

    private static boolean isBidirectionalControl(int codePoint) {
        return codePoint == 0x061C
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** Returns the length only: identities are personal data, which must not be logged. */
    @Override
    public String toString() {
        return "identity of " + text.length() + " characters";
    }
}
