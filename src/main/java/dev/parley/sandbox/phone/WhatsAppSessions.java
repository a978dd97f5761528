package dev.parley.sandbox.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long a number may write to a phone over WhatsApp: 24 hours from what the phone wrote to it last. Afterwards, and before
 * the phone has written at all, only templates get there. Other channels have no such limit.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors/63016">Twilio: outside the allowed window</a>
 */
public final class WhatsAppSessions {
    /** Twilio's code for words of one's own that come too late. */
    public static final int CODE = 63016;

    private static final Duration LENGTH = Duration.ofHours(24);
    /** Of more, those that wrote the longest time ago are forgotten. */
    private static final int MAX_PAIRS = 10_000;

    private final Map<Pair, Instant> heard = new LinkedHashMap<>();

    private record Pair(String phone, String number) {}

    /** Notes that a phone writes to a number. */
    public void receive(String phone, String number, Instant now) {
        if (!MessagingChannel.of(phone).hasSessions()) {
            return;
        }
        Pair pair = new Pair(phone, number);
        // Taken out and put back: who wrote last stands last.
        heard.remove(pair);
        heard.put(pair, now);
        if (heard.size() > MAX_PAIRS) {
            heard.remove(heard.keySet().iterator().next());
        }
    }

    /** Returns whether a number may write to a phone in words of its own. */
    public boolean isOpen(String phone, String number, Instant now) {
        Instant last = heard.get(new Pair(phone, number));
        return !MessagingChannel.of(phone).hasSessions() || (last != null && now.isBefore(last.plus(LENGTH)));
    }

    public void clear() {
        heard.clear();
    }
}
