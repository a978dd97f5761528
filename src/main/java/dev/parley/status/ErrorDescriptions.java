package dev.parley.status;

import static java.util.Map.entry;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions of Twilio's error codes, written for the sender or the recipient of the message.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio: error and warning dictionary</a>
 */
final class ErrorDescriptions {
    private static final Map<String, String> BY_CODE = Map.ofEntries(
            entry("11200", "our webhook did not answer Twilio as it should"),
            entry("11205", "Twilio could not connect to our webhook"),
            entry("11210", "Twilio did not find the host of our webhook"),
            entry("11220", "Twilio and our webhook could not agree on TLS"),
            entry("11237", "Twilio does not trust the certificate of our webhook"),
            entry("21211", "the number it was for is not a valid one"),
            entry("21408", "the account may not send texts to that country"),
            entry("21610", "the recipient has opted out of messages"),
            entry("21612", "no text can go from this sender to that number"),
            entry("21614", "the number is not a mobile one"),
            entry("21617", "the text is longer than 1600 characters"),
            entry("30001", "more messages were waiting than the queue holds"),
            entry("30002", "the account was suspended before the message went out"),
            entry("30003", "the phone was off or out of reach"),
            entry("30004", "the recipient or the carrier blocks such messages"),
            entry("30005", "no phone has that number, or has it any more"),
            entry("30006", "the number is a landline, or its carrier cannot be reached"),
            entry("30007", "it was filtered out as unwanted"),
            entry("30008", "the carrier gave no reason that is known"),
            entry("30017", "the carrier's network was congested"),
            entry("30022", "the sender was faster than US carriers allow it (A2P 10DLC)"),
            entry("30023", "the sender has used up its day's share with a US carrier (A2P 10DLC)"),
            entry("30027", "T-Mobile takes no more from the sender today (A2P 10DLC)"),
            entry("30032", "the toll-free number it came from is not verified"),
            entry("30034", "the number it came from is not registered with US carriers (A2P 10DLC)"),
            entry("30036", "it could not be delivered before it expired"),
            entry("30410", "the provider did not answer in time"),
            entry("63003", "the channel has no recipient at that address"),
            entry("63005", "the channel did not accept what it contains"),
            entry("63007", "the address it came from is not set up for the channel"),
            entry("63013", "it breaks a policy of the channel"),
            entry("63016", "the person wrote more than 24 hours ago, and it was not a WhatsApp template"),
            entry("63017", "Twilio's rate limit for the channel was reached"),
            entry("63018", "the channel's own rate limit was reached"),
            entry("63019", "its media could not be downloaded"),
            entry("63024", "the channel cannot deliver to that recipient"),
            entry("63032", "WhatsApp limits what that person may be sent"),
            entry("63033", "the recipient has blocked the sender"),
            entry("63038", "the account has sent all the messages it may send in a day"),
            entry("63049", "WhatsApp chose not to deliver it, by its own policy"),
            entry("63052", "WhatsApp no longer takes a template by the words of its body"));

    private ErrorDescriptions() {}

    /** Returns a description in one line without a full stop; null for an unknown code. */
    static @Nullable String of(String code) {
        return BY_CODE.get(code);
    }
}
