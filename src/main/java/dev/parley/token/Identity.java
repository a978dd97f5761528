package dev.parley.token;

import dev.parley.protocol.Sid;

/**
 * Who is chatting: Twilio shows it as the author of messages, and a widget compares it with theirs to tell its own from
 * others'. So it is taken as it was sent, byte for byte, or not at all.
 *
 * <p>Shape: 1 to 256 characters, counted in UTF-16 as Java and browsers do, the strictest reading of Twilio's limit. At
 * least one of them can be seen; none is a control character, a line separator, half a surrogate pair (which UTF-8 cannot
 * carry) or a control of writing direction (which shows {@code Tackleton} where {@code notelkcaT} was written). It is not
 * shaped like the SID of a user, for Twilio takes both in the same place (error 50206), nor like the address of a phone, for
 * phones are authors too. Letter case counts.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-limits">Twilio: limits</a>
 */
public record Identity(String text) {
    private static final int MAX_CHARACTERS = 256;

    /** What decoders put where they could not read: the identity that was meant is lost. */
    private static final char REPLACEMENT = '\uFFFD';

    /** Checks the shape; whether the identity belongs to somebody else is up to {@link TokenIssuer}. */
    public Identity {
        if (text.length() > MAX_CHARACTERS) {
            throw new TokenRefused("identity has " + text.length() + " characters: at most " + MAX_CHARACTERS
                    + ". Send a shorter one.");
        }
        if (text.codePoints().anyMatch(Identity::isControl)) {
            throw new TokenRefused("identity holds a control character. Send it without.");
        }
        if (text.indexOf(REPLACEMENT) >= 0) {
            throw new TokenRefused(
                    "identity holds U+FFFD, which stands for bytes that are no UTF-8. Send it in UTF-8.");
        }
        if (ConfusableSkeleton.isBlank(text)) {
            throw new TokenRefused("identity is blank: expected 1 to 256 characters that can be seen.");
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
            default -> turnsWritingDirection(codePoint);
        };
    }

    private static boolean turnsWritingDirection(int codePoint) {
        return codePoint == 0x061C
                || codePoint == 0x200E
                || codePoint == 0x200F
                || (codePoint >= 0x202A && codePoint <= 0x202E)
                || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** Returns the length only: identities are people's names and addresses, and logs are read by many. */
    @Override
    public String toString() {
        return "identity of " + text.length() + " characters";
    }
}
