package dev.parley.token;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The shape of phones' addresses in a conversation: a plus and a number, or the name of a channel, a colon and an address of
 * the channel. Digits of all scripts count, and so do letters that look like 0 and 1; spaces, punctuation and invisible
 * characters are ignored. Digits without a plus are not a phone's address at Twilio.
 */
final class PhoneAddress {
    private static final List<ConfusableSkeleton> CHANNELS = Stream.of(
                    "whatsapp", "messenger", "sms", "mms", "rcs", "tel")
            .map(ConfusableSkeleton::of)
            .toList();

    /** The colon and its confusables. */
    private static final String COLONS =
            ":\u02d0\u0589\u05c3\u0703\u0704\u16ec\u1803\u205a\u2236\ua4fd\ua789\u02f8\u0903\u1809\ufe30";

    private static final String PLUSES = "+\u2795\u16ed\ud800\ude9b";
    private static final int MIN_DIGITS = 3;

    private PhoneAddress() {}

    static boolean matches(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return isNumber(plain) || endsInNumber(plain) || namesChannel(plain);
    }

    private static boolean isNumber(String plain) {
        int[] visible = plain.codePoints().filter(PhoneAddress::isVisible).toArray();
        int digits = 0;
        int at = 0;
        while (at < visible.length && PLUSES.indexOf(visible[at]) >= 0) {
            at++;
        }
        boolean hasPlus = at > 0;
        for (; at < visible.length; at++) {
            if (Character.isDigit(visible[at])) {
                digits++;
            } else if (!looksLikeDigit(visible[at])) {
                return false;
            }
        }
        return hasPlus && digits >= MIN_DIGITS;
    }

    /** The text before a plus may be an unknown channel, unless a letter or digit directly precedes the plus. */
    private static boolean endsInNumber(String plain) {
        return IntStream.range(1, plain.length())
                .filter(at -> PLUSES.indexOf(plain.charAt(at)) >= 0 && !Character.isLetterOrDigit(plain.charAt(at - 1)))
                .anyMatch(at -> isNumber(plain.substring(at)));
    }

    private static boolean isVisible(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || PLUSES.indexOf(codePoint) >= 0;
    }

    private static boolean looksLikeDigit(int codePoint) {
        String letter = ConfusableCharacters.replace(Character.toString(Character.toLowerCase(codePoint)));
        return letter.equals("o") || letter.equals("l");
    }

    private static boolean namesChannel(String plain) {
        for (int at = 0; at < plain.length(); at++) {
            if (COLONS.indexOf(plain.charAt(at)) >= 0) {
                ConfusableSkeleton channel = ConfusableSkeleton.of(plain.substring(0, at));
                return CHANNELS.stream().anyMatch(channel::resembles);
            }
        }
        return false;
    }
}
