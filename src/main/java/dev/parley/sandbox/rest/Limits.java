package dev.parley.sandbox.rest;

import dev.parley.sandbox.phone.MessagingChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The limits of conversations.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-limits">Twilio: limits</a>
 */
public final class Limits {
    /** Characters of an identity, a friendly or a unique name, an author. */
    public static final int NAME = 256;

    public static final int ADDRESS = 256;
    /** Bytes of UTF-8. */
    public static final int CONVERSATION_ATTRIBUTES = 16 << 10;

    public static final int PARTICIPANT_ATTRIBUTES = 4 << 10;
    public static final int MESSAGE_ATTRIBUTES = 4 << 10;
    public static final int USER_ATTRIBUTES = 4 << 10;
    public static final int PARTICIPANTS = 1000;
    public static final int PHONES = 50;
    public static final int CONVERSATIONS_OF_IDENTITY = 1000;
    public static final int SUBJECT = 256;
    public static final int MEDIA = 10;
    public static final int WEBHOOKS = 5;

    static final int BODY_BYTES = 32 << 10;
    private static final int TEXT_CHARACTERS = 1600;
    private static final Pattern NUMBER = Pattern.compile("(whatsapp:)?\\+?[0-9]{3,15}");
    private static final Pattern OTHER_CHANNEL = Pattern.compile("(?!whatsapp)[a-z]+:\\S+");

    private Limits() {}

    /** Refuses an identity that could be mistaken for a user's SID. */
    public static void checkIdentity(String identity) {
        if (identity.matches("US[0-9a-fA-F]{32}")) {
            throw new ApiError(400, 50206, "Identity looks like a user's SID.");
        }
    }

    /** Requires the SID of a messaging service. The sandbox stores none, so any is accepted. */
    public static void checkMessagingService(String field, @Nullable String sid) {
        if (sid != null && !sid.matches("MG[0-9a-fA-F]{32}")) {
            throw new ApiError(
                    400, 50341, field + " is \"" + ApiError.brief(sid) + "\": expected MG and 32 hex digits.");
        }
    }

    public static void checkBody(String body) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BODY_BYTES) {
            throw new ApiError(400, 50504, "Body has " + bytes + " bytes: at most " + BODY_BYTES + ".");
        }
    }

    /** Checks a body against the limit for texts to phones. */
    public static void checkText(String body) {
        if (body.length() > TEXT_CHARACTERS) {
            throw new ApiError(
                    400,
                    50504,
                    "Body has " + body.length() + " characters: at most " + TEXT_CHARACTERS
                            + " where a participant is on the phone.");
        }
    }

    /**
     * Returns a phone number, with or without a channel prefix.
     *
     * @param code Twilio's code if it is not one
     */
    public static String address(String text, int code) {
        if (!NUMBER.matcher(text).matches() && !OTHER_CHANNEL.matcher(text).matches()) {
            throw new ApiError(
                    400,
                    code,
                    "\"" + ApiError.brief(text) + "\" is not a phone number: expected one like +15005550006."
                            + (text.contains(" ") ? " In a form a + is a space: write %2B instead." : ""));
        }
        return text;
    }

    /** Requires both addresses to be of one channel. */
    public static void checkChannels(String from, String to) {
        if (!MessagingChannel.of(from).equals(MessagingChannel.of(to))) {
            throw new ApiError(
                    400,
                    21910,
                    "From and To are " + MessagingChannel.of(from).name() + " and "
                            + MessagingChannel.of(to).name() + ": expected two addresses of one channel.");
        }
    }
}
