package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormParametersTest {
    @Test
    void keepsTheOrderOfFirstAppearance() {
        assertEquals(
                List.of("b", "a"),
                List.copyOf(FormParameters.parse("b=1&a=2&b=3").all().keySet()));
    }

    @Test
    void keepsEveryValueOfRepeatedName() {
        assertEquals(List.of("1", "3"), FormParameters.parse("b=1&a=2&b=3").values("b"));
    }

    @Test
    void readsPlusAsSpaceAndSemicolonAsItself() {
        assertEquals("a b;c", FormParameters.parse("Body=a+b;c").first("Body"));
    }

    @Test
    void readsWhatItWrote() {
        FormParameters fields = FormParameters.parse("Body=1%262%3D3%2B4%25%0A%F0%9F%91%8B&Empty=");

        assertEquals(fields, FormParameters.parse(fields.encode()));
    }

    @Test
    void refusesBrokenEscape() {
        assertThrows(IllegalArgumentException.class, () -> FormParameters.parse("Body=%zz"));
    }

    @Test
    void readsHashAndQuestionMarkAsThemselves() {
        assertEquals("?Order #123", FormParameters.parse("Body=?Order #123").first("Body"));
        assertEquals("1", FormParameters.parse("?a=1").first("?a"));
    }

    @Test
    void refusesMoreFieldsThanAnybodySends() {
        String most = "a=1&".repeat(FormParameters.MAX_FIELDS);

        assertEquals(
                FormParameters.MAX_FIELDS,
                FormParameters.parse(most).values("a").size());
        assertThrows(IllegalArgumentException.class, () -> FormParameters.parse(most + "a=2"));
    }

    @Test
    void readsAgainWhatItWroteHoweverMuchThatIs() {
        FormParameters many = new FormParameters(
                Map.of("a", IntStream.range(0, 2_000).mapToObj(String::valueOf).toList()));

        assertEquals(many, FormParameters.decode(many.encode()));
    }

    @Test
    void findsNoFirstValueInEmptyList() {
        assertNull(FormParameters.ofBody(Map.of("EventType", List.of())).first("EventType"));
    }

    @Test
    void showsOneValueAsTextAndSeveralAsList() {
        assertEquals(
                "{a=1, b=[2, 3]}", FormParameters.parse("a=1&b=2&b=3").asBody().toString());
    }

    @Test
    void keepsTextAsItWasRead() {
        assertEquals("Body=a%20b%2fc", FormParameters.parse("Body=a%20b%2fc").encode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a b+c", "{\"a\": [1]}/?#%", "\t\n\u007f", "grüß 👋 \ud800", ""})
    void escapesAsJavaDoes(String text) {
        assertEquals(
                "Body=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                FormParameters.of(Map.of("Body", text)).encode());
    }

    @Test
    void knowsThemselvesInTheBodyThatNobodyChanged() {
        FormParameters fields = FormParameters.parse("a=1&b=2");

        assertSame(fields, FormParameters.ofBody(fields.asBody()));
    }

    @Test
    void showsEachFieldInItsOrderAndLetsNobodyChangeIt() {
        Map<String, Object> body = FormParameters.parse("b=1&a=2").asBody();

        assertEquals("{b=1, a=2}", body.toString());
        assertEquals(Map.of("a", "2", "b", "1"), body);
        assertThrows(UnsupportedOperationException.class, () -> body.put("c", "3"));
        assertThrows(UnsupportedOperationException.class, () -> body.remove("a"));
    }
}
