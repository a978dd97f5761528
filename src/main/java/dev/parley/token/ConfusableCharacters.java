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
 * Letters, and what is taken for them: the Cyrillic and Greek twins of Latin letters, small capitals, digits and signs that
 * stand for letters, letters turned upside down, and all that Unicode itself knows to look like Latin letters.
 */
final class ConfusableCharacters {
    /** A Latin letter, then what is taken for it. Upper and lower case stand apart: {@code Η} is an H, {@code η} an n. */
    private static final String TWINS =
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

    /** The same for letters that stand on their heads. */
    private static final String TURNED =
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

    /** Letters that turn into one another. */
    private static final Map<Integer, Integer> HALF_TURN = halfTurn("dpbqnumw69");

    /** Whole alphabets from A to Z that Unicode's compatibility forms leave out: white on black, and those of flags. */
    private static final int[] ALPHABETS = {0x1F150, 0x1F170, 0x1F1E6};

    private static final int ASCII = 0x80;
    private static final Set<Integer> UPSIDE_DOWN =
            TURNED.lines().flatMap(ConfusableCharacters::others).collect(Collectors.toUnmodifiableSet());
    private static final Map<Integer, String> ALL = all();
    /** The same again, since most letters are these. */
    private static final @Nullable String[] OF_ASCII =
            IntStream.range(0, ASCII).mapToObj(ALL::get).toArray(String[]::new);

    private ConfusableCharacters() {}

    /** Returns the text with each letter that looks like a Latin one replaced by that. */
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

    /** Returns whether it looks like Latin letters, and is none of them nor a sign of ASCII. */
    static boolean knowsBeyondAscii(int codePoint) {
        return codePoint >= ASCII && ALL.containsKey(codePoint);
    }

    /** Returns small letters with those that look like two written as two: {@code m} is {@code rn}. */
    static String join(String letters) {
        return letters.replace("m", "rn").replace("w", "vv").replace("d", "cl");
    }

    /** Returns whether some letters stand on their heads. */
    static boolean hasTurned(String text) {
        return text.codePoints().anyMatch(each -> each >= ASCII && UPSIDE_DOWN.contains(each));
    }

    /** Returns the text as it is read after turning it by half. */
    static String turned(String text) {
        StringBuilder turned = new StringBuilder(text.length());
        text.codePoints().forEach(each -> turned.appendCodePoint(HALF_TURN.getOrDefault(each, each)));
        return turned.reverse().toString();
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
        // Of two that know a letter the first one is right.
        (TWINS + TURNED + ofUnicode())
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
