package dev.parley.inbox.message;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Identifies an event, in 128 bits because a hundred thousand of them are in memory. */
public record EventKey(long high, long low) {
    public static final int BYTES = 2 * Long.BYTES;
    private static final int HEX_DIGITS_OF_LONG = 16;

    /**
     * Returns the key of an event.
     *
     * @param id at least 32 hex digits
     * @throws IllegalArgumentException if it is shorter
     */
    static EventKey ofEvent(String id) {
        if (id.length() < 2 * HEX_DIGITS_OF_LONG) {
            throw new IllegalArgumentException(
                    "an event's id has at least 32 hex digits, not \"" + Truncation.to(40, id) + "\"");
        }
        return new EventKey(
                HexFormat.fromHexDigitsToLong(id, 0, HEX_DIGITS_OF_LONG),
                HexFormat.fromHexDigitsToLong(id, HEX_DIGITS_OF_LONG, 2 * HEX_DIGITS_OF_LONG));
    }

    /** Returns the key of this event for one route or one replay. */
    public EventKey with(String part) {
        return ofText(this + part);
    }

    /** Returns the key of a text. */
    public static EventKey ofText(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ofEvent(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }
}
