package dev.parley.sandbox.phone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which phones opted out of texts from which numbers, by Twilio's default keywords. A keyword is the whole text, letter
 * case and blanks around it aside; on text messages only: on WhatsApp, where users block a sender, Twilio documents no
 * keywords, so STOP has no effect.
 *
 * @see <a href="https://help.twilio.com/articles/223134027">Twilio: STOP and other keywords</a>
 */
public final class OptOuts {
    /** Twilio's code for a text to a phone that opted out. */
    public static final int CODE = 21610;

    private static final Set<String> STOP =
            Set.of("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE");
    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
    private static final Set<String> HELP = Set.of("HELP", "INFO");
    /** All keywords are shorter: a longer text is not one. */
    private static final int MAX_CHARACTERS = 40;

    /** Pairs of a phone and a number. Of more, the oldest are removed, as if START had been received. */
    private static final int MAX_PAIRS = 10_000;

    private final Set<Pair> pairs = new LinkedHashSet<>();

    private record Pair(String phone, String number) {}

    /**
     * Handles a text of a phone to a number.
     *
     * @return the automatic reply, if the text is a keyword that changes the opt-out; its wording is invented
     */
    public Optional<String> receive(String phone, String number, String text) {
        if (text.length() > MAX_CHARACTERS || !MessagingChannel.of(phone).isSms()) {
            return Optional.empty();
        }
        String keyword = text.strip().toUpperCase(Locale.ROOT);
        Pair pair = new Pair(phone, number);
        if (STOP.contains(keyword) && pairs.add(pair)) {
            forgetOldest();
            return Optional.of("You will get no more messages from this number. Reply START to get them again.");
        }
        if (START.contains(keyword) && pairs.remove(pair)) {
            return Optional.of("You get messages from this number again. Reply STOP to end them.");
        }
        return HELP.contains(keyword) ? Optional.of("Reply STOP to get no more messages.") : Optional.empty();
    }

    private void forgetOldest() {
        if (pairs.size() > MAX_PAIRS) {
            pairs.remove(pairs.iterator().next());
        }
    }

    /** Returns whether a phone opted out of texts from a number. */
    public boolean isOut(String phone, String number) {
        return pairs.contains(new Pair(phone, number));
    }

    /** Returns every phone that opted out, with the numbers. */
    public Map<String, List<String>> byPhone() {
        Map<String, List<String>> byPhone = new LinkedHashMap<>();
        pairs.forEach(pair -> byPhone.computeIfAbsent(pair.phone(), phone -> new ArrayList<>())
                .add(pair.number()));
        return byPhone;
    }

    public void clear() {
        pairs.clear();
    }
}
