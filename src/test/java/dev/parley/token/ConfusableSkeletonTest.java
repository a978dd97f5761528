package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfusableSkeletonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tackleton",
                "Tack\u01c3eton",
                "Tac\u0138leton",
                "tackleton",
                "TACKLETON",
                " Tackleton\u00a0",
                "Tackle ton",
                "Tackle\u200bton",
                "Tackl\u0435ton",
                "\u03a4\u0391CKLETON",
                "TackIeton",
                "Tack1et0n",
                "T\u00e1ckleton",
                "\uff34\uff41\uff43\uff4b\uff4c\uff45\uff54\uff4f\uff4e",
                "\ud835\udc13\ud835\udc1a\ud835\udc1c\ud835\udc24\ud835\udc25\ud835\udc1e\ud835\udc2d\ud835\udc28\ud835\udc27",
                "\u24c9ackleton",
                "\u1d1backleto\u0274",
                "Tac\u212aleton",
                // Punctuation and symbols, which are ignored or read as letters.
                "Tackleton.",
                "...Tackleton...",
                "Tackleton!",
                "Tackleton \u2713",
                "Tack-le_ton",
                "Tack\u2011leton",
                "T.a.c.k.l.e.t.o.n",
                "T@ckleton",
                "Tack!eton",
                "Tack|eton|",
                "\u201cTackleton\u201d",
                // Confusable letters and digits of Unicode.
                "Tackl\u212eton",
                "Tac\u13e6leton",
                "\u13a2ackleton",
                "Tacklet\u0585\u0578",
                "T\u0430\u0441kleto\u0578",
                "Tack\u0142eton",
                "T4ckl3t0n",
                "\ud83c\uddf9ackleton",
                "\ud83c\udd63ackleton",
                // Upside down.
                "uoʇǝןʞɔɐʇ",
                "T\u0250ckleton"
            })
    void passesForTackleton(String twin) {
        assertTrue(ConfusableSkeleton.of(twin).resembles(ConfusableSkeleton.of("Tackleton")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parleybot",
                "parley bot",
                "parley_bot",
                "parley\u2011bot",
                "parley\u2cbabot",
                "parley\u07fabot",
                "parley\ua78fbot",
                "parley\u1427bot",
                "parley\ua4f8bot",
                "parley\u02bcbot",
                "parley\u30fcbot",
                "parley\u0640bot",
                "Parley.Bot!",
                "par1ey-b0t",
                "\u0440arley-bot",
                "parley\u30fbbot",
                "(parley-bot)",
                "ʇoq-ʎǝןɹɐd"
            })
    void passesForTheBot(String twin) {
        assertTrue(ConfusableSkeleton.of(twin).resembles(ConfusableSkeleton.of("parley-bot")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tackletons",
                "Tackleto",
                "Mr Tackleton",
                "Tackleton2",
                "Gruff",
                "",
                "...",
                "\ud83d\udc4b",
                "not\u0259lkcat2"
            })
    void isAnotherFor(String other) {
        assertFalse(ConfusableSkeleton.of(other).resembles(ConfusableSkeleton.of("Tackleton")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Parleyson", "robot", "parley", "bot", "parley-bot-2", "barley-pot", "\u6f22\u5b57"})
    void isAnotherThanTheBotFor(String other) {
        assertFalse(ConfusableSkeleton.of(other).resembles(ConfusableSkeleton.of("parley-bot")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"systern", "sy5tem", "SYSTEM", "s.y.s.t.e.m", "\u0455ystem"})
    void takesTwoLettersForOne(String twin) {
        assertTrue(ConfusableSkeleton.of(twin).resembles(ConfusableSkeleton.of("system")));
    }

    /** All confusables of Latin letters and digits in UTS 39, ignoring case. */
    @Test
    void knowsAllThatUnicodeKnowsToLookLikeLatinLetters() {
        SpoofChecker unicode = new SpoofChecker.Builder().build();

        List<String> unknown = IntStream.rangeClosed(0x80, 0x1FFFF)
                .filter(each -> Character.getType(each) != Character.SURROGATE && !Character.isIdeographic(each))
                .filter(each -> {
                    String letters = Normalizer.normalize(
                                    unicode.getSkeleton(Character.toString(each)), Normalizer.Form.NFKD)
                            .replaceAll("[^\\p{L}\\p{N}]", "");
                    return letters.matches("[A-Za-z0-9]+")
                            && !ConfusableSkeleton.of("-" + Character.toString(each) + "-")
                                    .resembles(ConfusableSkeleton.of(letters));
                })
                .mapToObj(each -> String.format(Locale.ROOT, "U+%04X %s", each, Character.getName(each)))
                .toList();

        assertEquals(List.of(), unknown);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void passesForTackletonWhateverOnceDid(@ForAll("onceRefused") String twin) {
        assertTrue(ConfusableSkeleton.of(twin).resembles(ConfusableSkeleton.of("Tackleton Bill")), twin);
    }

    /** Confusables of the first version's table, which must stay refused. */
    @Provide
    Arbitrary<String> onceRefused() {
        Map<Character, String> twins = Map.of(
                'a', "aAаАαΑɑᴀ\u00e1\uff41",
                'b', "bBвВβΒьЬʙ",
                'c', "cCсСϲϹᴄ",
                'e', "eEеЕεΕєᴇ\u24d4",
                'i', "iI1l|іІӏӀιΙıɩɪʟ",
                'k', "kKкКκΚᴋ\u212a",
                'l', "lLiI1|іІӏӀιΙıɩɪʟ",
                'n', "nNηΝɴпП",
                'o', "oOоОοΟσᴏ0",
                't', "tTтТτΤᴛ");
        Arbitrary<String> unseen =
                Arbitraries.of("", "", "", " ", "\u200b", "\u0301", "\u00a0", "\u3164", "\ufe0f", "\u2800");
        List<Arbitrary<String>> letters = "tackletonbill"
                .chars()
                .mapToObj(letter -> Arbitraries.of(twins.getOrDefault((char) letter, "")
                                .chars()
                                .mapToObj(Character::toString)
                                .toList())
                        .flatMap(twin -> unseen.map(after -> twin + after)))
                .toList();
        return Combinators.combine(letters).as(parts -> String.join("", parts));
    }

    @Test
    void tellsWhatCannotBeSeen() {
        assertTrue(ConfusableSkeleton.isBlank("\u200b \u0301\u3164"));
        assertFalse(ConfusableSkeleton.isBlank("."));
    }
}
