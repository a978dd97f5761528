package dev.parley.sandbox;

import dev.parley.sandbox.phone.Channel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What fits into a conversation.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-limits">Twilio: limits</a>
 */
final class Limits {
    /** Characters of an identity, a friendly or a unique name, an author. */
    static final int NAME = 256;

    static final int ADDRESS = 256;
    /** Bytes of UTF-8. */
    static final int CONVERSATION_ATTRIBUTES = 16 << 10;

    static final int PARTICIPANT_ATTRIBUTES = 4 << 10;
    static final int MESSAGE_ATTRIBUTES = 4 << 10;
    static final int USER_ATTRIBUTES = 4 << 10;
    static final int PARTICIPANTS = 1000;
    static final int PHONES = 50;
    static final int CONVERSATIONS_OF_IDENTITY = 1000;
    static final int SUBJECT = 256;
    static final int MEDIA = 10;
    static final int WEBHOOKS = 5;

    static final int BODY_BYTES = 32 << 10;
    private static final int TEXT_CHARACTERS = 1600;
    private static final Pattern NUMBER = Pattern.compile("(whatsapp:)?\\+?[0-9]{3,15}");
    private static final Pattern OTHER_CHANNEL = Pattern.compile("(?!whatsapp)[a-z]+:\\S+");

    private Limits() {}

    /** Refuses an identity that could be mistaken for a user's SID. */
    static void checkIdentity(String identity) {
        if (identity.matches("US[0-9a-fA-F]{32}")) {
            throw new Refusal(400, 50206, "Identity looks like a user's SID.");
        }
    }

    /** Refuses what cannot be the SID of a messaging service. The sandbox knows none, so any will do. */
    static void checkMessagingService(String field, @Nullable String sid) {
        if (sid != null && !sid.matches("MG[0-9a-fA-F]{32}")) {
            throw new Refusal(400, 50341, field + " is \"" + Refusal.brief(sid) + "\": expected MG and 32 hex digits.");
        }
    }

    static void checkBody(String body) {
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BODY_BYTES) {
            throw new Refusal(400, 50504, "Body has " + bytes + " bytes: at most " + BODY_BYTES + ".");
        }
    }

    /** Checks a body against what the conversation's phones can take. The author's own gets nothing. */
    static void checkBody(Conversation conversation, String author, String body) {
        checkBody(body);
        boolean hasPhones = conversation.participants.values().stream()
                .anyMatch(participant -> participant.isOnPhone() && !author.equals(participant.address));
        if (hasPhones && body.length() > TEXT_CHARACTERS) {
            throw new Refusal(
                    400,
                    50504,
                    "Body has " + body.length() + " characters: at most " + TEXT_CHARACTERS
                            + " where a participant is on the phone.");
        }
    }

    /**
     * Returns a phone number, with or without the name of its channel before it.
     *
     * @param code what Twilio answers where it is none
     */
    static String address(String text, int code) {
        if (!NUMBER.matcher(text).matches() && !OTHER_CHANNEL.matcher(text).matches()) {
            throw new Refusal(
                    400,
                    code,
                    "\"" + Refusal.brief(text) + "\" is no phone number: expected one like +15005550006."
                            + (text.contains(" ") ? " In a form a + is a blank: write %2B in its place." : ""));
        }
        return text;
    }

    /** Refuses a text from one channel to another. */
    static void checkChannels(String from, String to) {
        if (!Channel.of(from).equals(Channel.of(to))) {
            throw new Refusal(
                    400,
                    21910,
                    "From and To are " + Channel.of(from).name() + " and "
                            + Channel.of(to).name() + ": expected two addresses of one channel.");
        }
    }
}
