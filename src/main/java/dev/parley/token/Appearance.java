package dev.parley.token;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a text looks to a person in a hurry: without letter case, accents, spaces and what cannot be seen, and with letters
 * that look alike made one. Two texts of the same appearance can pass for each other.
 *
 * <p>It knows compatibility forms (full width, mathematical, circled), the Cyrillic and Greek twins of Latin letters and
 * small capitals. It is no full table of confusables: it guards two names, not the whole of Unicode.
 *
 * @see <a href="https://www.unicode.org/reports/tr39/#Confusable_Detection">Unicode: confusable detection</a>
 */
record Appearance(String letters) {
    /** Marks, controls, formats, separators, and the fillers that count as letters or symbols yet show nothing. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{M}\\p{C}\\p{Z}\\u115F\\u1160\\u2800]");

    /** A Latin letter, then what is taken for it. Upper and lower case stand apart: {@code Η} is an H, {@code η} an n. */
    private static final Map<Character, Character> TWINS = twins(
            """
            a аАαΑɑᴀ
            b вВβΒьЬʙ
            c сСϲϹᴄ
            d ԁԀᴅ
            e еЕεΕєᴇ
            f ƒꜰ
            g ɡɢ
            h һҺнНΗʜ
            j јЈᴊ
            k кКκΚᴋ
            l іІӏӀιΙıɩɪʟI|1i
            m мМΜᴍ
            n ηΝɴпП
            o оОοΟσᴏ0
            p рРρΡᴘ
            q ԛԚ
            r гʀᴦ
            s ѕЅꜱ
            t тТτΤᴛ
            u υμᴜ
            v νѵѴᴠ
            w ωԝԜшᴡ
            x хХχΧ
            y уУγΥүҮʏ
            z ΖζᴢƶƵ
            """);

    static Appearance of(String text) {
        String seen =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        // Twins before letter case, for H has others than h; and after it, for a lower-cased I is an i.
        String folded = withoutTwins(seen).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return new Appearance(withoutTwins(folded));
    }

    boolean isBlank() {
        return letters.isEmpty();
    }

    private static String withoutTwins(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars().forEach(c -> plain.append(TWINS.getOrDefault((char) c, (char) c)));
        return plain.toString();
    }

    private static Map<Character, Character> twins(String table) {
        Map<Character, Character> twins = new HashMap<>();
        table.lines().forEach(line -> line.substring(2).chars().forEach(c -> twins.put((char) c, line.charAt(0))));
        return Map.copyOf(twins);
    }
}
