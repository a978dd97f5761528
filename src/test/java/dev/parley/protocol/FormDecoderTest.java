package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {
    private static final int MANY = 1_000;
    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    identity=alice#2           | {identity=[alice#2]}
                    #a=1&b=2                   | {#a=[1], b=[2]}
                    Body=Order #123&From=%2B1  | {Body=[Order #123], From=[+1]}
                    ?a=1                       | {?a=[1]}
                    a=1?b=2                    | {a=[1?b=2]}
                    a=1;b=2                    | {a=[1;b=2]}
                    a=b=c                      | {a=[b=c]}
                    a==                        | {a=[=]}
                    a                          | {a=[]}
                    a=                         | {a=[]}
                    a&a=&a=1                   | {a=[, , 1]}
                    =x                         | {=[x]}
                    =                          | {=[]}
                    &&a=1&&b=2&                | {a=[1], b=[2]}
                    &                          | {}
                    a+b=c+d%20e%2Bf            | {a b=[c d e+f]}
                    %61%3D%26=%3d%26           | {a=&=[=&]}
                    a=%25%32%35                | {a=[%25]}
                    a=grü%C3%9F%F0%9F%91%8B    | {a=[grüß👋]}
                    """)
    void readsEachCharacterAsItself(String text, String fields) {
        assertEquals(fields, FormDecoder.read(text, MANY).toString());
    }

    @Test
    void readsNoFieldsFromNothing() {
        assertEquals(Map.of(), FormDecoder.read("", MANY));
    }

    @Test
    void keepsControlCharacters() {
        assertEquals(Map.of("a\r\n", List.of("\0\t")), FormDecoder.read("a%0D%0A=%00%09", MANY));
    }

    @Test
    void replacesEscapedBytesThatAreNotUtf8() {
        assertEquals(Map.of("a", List.of("\ufffdb\ufffd")), FormDecoder.read("a=%C3b%FF", MANY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%",
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%4g",
                "a=%g4",
                "%&a=1",
                "a=%4&1=2",
                "a=%-1",
                "a=%+1",
                "a=%%41",
                "a=%１１"
            })
    void refusesBrokenEscapeWithoutRepeatingIt(String text) {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> FormDecoder.read(text, MANY));

        assertEquals("a broken percent-escape", refused.getMessage());
    }

    @Test
    void countsEachFieldThatIsThere() {
        assertEquals(Map.of("a", List.of("", "", "")), FormDecoder.read("a&&a&&a", 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b&c&d", "a=1&a=2&a=3&a=4", "&a&b&c&d&", "a&b&c&%"})
    void refusesMoreFieldsThanAllowed(String text) {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> FormDecoder.read(text, 3));

        assertEquals("more than 3 fields", refused.getMessage());
    }

    @Property
    void readsWhatTheDefinitionSays(@ForAll("texts") String text) {
        if (BROKEN_ESCAPE.matcher(text).find()) {
            assertThrows(IllegalArgumentException.class, () -> FormDecoder.read(text, MANY));
        } else {
            Map<String, List<String>> fields = FormDecoder.read(text, MANY);

            assertEquals(defined(text), fields);
            assertEquals(List.copyOf(defined(text).keySet()), List.copyOf(fields.keySet()));
        }
    }

    @Property
    void readsWhatIsWritten(@ForAll("names") Map<String, List<String>> fields) {
        assertEquals(fields, FormDecoder.read(new FormParameters(fields).encode(), MANY));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a",
                        "b",
                        "=",
                        "=",
                        "&",
                        "&",
                        "+",
                        "#",
                        "?",
                        ";",
                        "%",
                        "%41",
                        "%2B",
                        "%26",
                        "%3D",
                        "%00",
                        "%C3%BC",
                        "%C3",
                        "%ff",
                        "%4",
                        "ü",
                        "\ud83d\udc4b",
                        " ")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<Map<String, List<String>>> names() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars("ab =&+#?;%\0\n\u202e")
                .withCharRange('\u00e0', '\u00ff')
                .ofMaxLength(6);
        return Arbitraries.maps(text, text.list().ofMinSize(1).ofMaxSize(3)).ofMaxSize(5);
    }

    /** The algorithm of the URL standard, with Java's decoder. */
    private static Map<String, List<String>> defined(String text) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String field : text.split("&", -1)) {
            if (!field.isEmpty()) {
                String[] nameAndValue = (field.contains("=") ? field : field + "=").split("=", 2);
                fields.computeIfAbsent(decoded(nameAndValue[0]), name -> new ArrayList<>())
                        .add(decoded(nameAndValue[1]));
            }
        }
        return fields;
    }

    private static String decoded(String escaped) {
        return URLDecoder.decode(escaped, StandardCharsets.UTF_8);
    }
}
