package dev.parley.token;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Latin letters and the characters that can be confused with them: Cyrillic and Greek homoglyphs, small capitals, digits and
 * symbols used as letters, upside-down letters, and all confusables that Unicode lists.
 */
final class ConfusableCharacters {
    /** A Latin letter, then its confusables. Upper and lower case are separate: {@code Η} is an H, {@code η} an n. */
    private static final String CONFUSABLES =
            """
            a аАαΑɑᴀ4@
            b вВβΒьЬʙ68
            c сСϲϹᴄ
            d ԁԀᴅ
            e еЕεΕєᴇ3€
            f ƒꜰ
            g ɡɢ9
            h һҺнНΗʜ
            j јЈᴊ
            k кКκΚᴋĸ
            l іІӏӀιΙıɩɪʟI|1i!
            m мМΜᴍ
            n ηΝɴпП
            o оОοΟσᴏ0
            p рРρΡᴘ
            q ԛԚ
            r гʀᴦ
            s ѕЅꜱ5$
            t тТτΤᴛ7
            u υμᴜ
            v νѵѴᴠ
            w ωԝԜшᴡ
            x хХχΧ
            y уУγΥүҮʏ
            z ΖζᴢƶƵ2
            """;

    /** The same for upside-down letters. */
    private static final String UPSIDE_DOWN_LETTERS =
            """
            a ɐ
            c ɔ
            e ǝə
            f ɟ
            h ɥ
            i ᴉ
            k ʞ
            l ꞁ
            r ɹ
            t ʇ⊥
            v ʌ
            w ʍ
            y ʎ
            """;

    /** Letters that look like another letter when result upside down. */
    private static final Map<Integer, Integer> HALF_TURN = halfTurn("dpbqnumw69");

    /** Alphabets from A to Z without a Unicode compatibility form: white on black, and regional indicators. */
    private static final int[] ALPHABETS = {0x1F150, 0x1F170, 0x1F1E6};

    private static final int ASCII = 0x80;
    private static final Set<Integer> UPSIDE_DOWN =
            UPSIDE_DOWN_LETTERS.lines().flatMap(ConfusableCharacters::others).collect(Collectors.toUnmodifiableSet());
    private static final Map<Integer, String> ALL = all();
    /** Direct access to the ASCII part, which is most of the text. */
    private static final @Nullable String[] OF_ASCII =
            IntStream.range(0, ASCII).mapToObj(ALL::get).toArray(String[]::new);

    private ConfusableCharacters() {}

    /** Returns the text with each confusable replaced by its Latin letter. */
    static String replace(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        int each;
        for (int at = 0; at < text.length(); at += Character.charCount(each)) {
            each = text.codePointAt(at);
            String letters = each < ASCII ? OF_ASCII[each] : ALL.get(each);
            if (letters == null) {
                plain.appendCodePoint(each);
            } else {
                plain.append(letters);
            }
        }
        return plain.toString();
    }

    /** Returns whether it is a confusable outside of ASCII. */
    static boolean isBeyondAscii(int codePoint) {
        return codePoint >= ASCII && ALL.containsKey(codePoint);
    }

    /** Returns lower-case letters with those that look like two replaced by these: {@code m} by {@code rn}. */
    static String join(String letters) {
        return letters.replace("m", "rn").replace("w", "vv").replace("d", "cl");
    }

    /** Returns whether it has upside-down letters. */
    static boolean hasUpsideDown(String text) {
        return text.codePoints().anyMatch(each -> each >= ASCII && UPSIDE_DOWN.contains(each));
    }

    /** Returns the text as it reads upside down. */
    static String upsideDown(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints().forEach(each -> result.appendCodePoint(HALF_TURN.getOrDefault(each, each)));
        return result.reverse().toString();
    }

    private static Map<Integer, Integer> halfTurn(String pairs) {
        Map<Integer, Integer> turn = new HashMap<>();
        for (int at = 0; at < pairs.length(); at += 2) {
            turn.put((int) pairs.charAt(at), (int) pairs.charAt(at + 1));
            turn.put((int) pairs.charAt(at + 1), (int) pairs.charAt(at));
        }
        return Map.copyOf(turn);
    }

    private static Map<Integer, String> all() {
        Map<Integer, String> all = new HashMap<>();
        // The first entry of a character is used.
        (CONFUSABLES + UPSIDE_DOWN_LETTERS + ofUnicode())
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> others(line).forEach(other -> all.putIfAbsent(other, line.split(" ", 2)[0])));
        for (int alphabet : ALPHABETS) {
            for (int letter = 0; letter < 26; letter++) {
                all.putIfAbsent(alphabet + letter, Character.toString('a' + letter));
            }
        }
        return Map.copyOf(all);
    }

    private static Stream<Integer> others(String line) {
        return line.substring(line.indexOf(' ') + 1).codePoints().boxed();
    }

    private static String ofUnicode() {
        try (InputStream file = ConfusableCharacters.class.getResourceAsStream("lookalikes.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
