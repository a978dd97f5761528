package dev.parley.sandbox.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a number may send freeform WhatsApp messages to a phone: 24 hours after the phone's last message.
 * Afterwards, and before the phone's first message, only templates are delivered. Other channels have no such limit.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors/63016">Twilio: outside the allowed window</a>
 */
public final class WhatsAppSessions {
    /** Twilio's code for a freeform message outside the allowed window. */
    public static final int CODE = 63016;

    private static final Duration LENGTH = Duration.ofHours(24);
    /** Of more, those with the oldest messages are removed. */
    private static final int MAX_PAIRS = 10_000;

    private final Map<Pair, Instant> lastTexts = new LinkedHashMap<>();

    private record Pair(String phone, String number) {}

    /** Notes that a phone writes to a number. */
    public void receive(String phone, String number, Instant now) {
        if (!MessagingChannel.of(phone).hasSessions()) {
            return;
        }
        Pair pair = new Pair(phone, number);
        // Removed and added again: the last writer comes last.
        lastTexts.remove(pair);
        lastTexts.put(pair, now);
        if (lastTexts.size() > MAX_PAIRS) {
            lastTexts.remove(lastTexts.keySet().iterator().next());
        }
    }

    /** Returns whether a number may send a freeform message to a phone. */
    public boolean isOpen(String phone, String number, Instant now) {
        Instant last = lastTexts.get(new Pair(phone, number));
        return !MessagingChannel.of(phone).hasSessions() || (last != null && now.isBefore(last.plus(LENGTH)));
    }

    public void clear() {
        lastTexts.clear();
    }
}
