package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of Twilio's documents, and the edge cases that only Twilio's libraries define. */
class SignatureTest {
    @Test
    void matchesTwilioExampleForm() {
        FormParameters form =
                FormParameters.parse("CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309"
                        + "&To=%2B18005551212");

        String signature = Signature.of("12345", "https://mycompany.com/myapp.php?foo=1&bar=2", form);

        assertEquals("RSOYDt4T1cUTdK1PDd93/VVr8B8=", signature);
    }

    @Test
    void matchesTwilioSecondExampleForm() {
        FormParameters form =
                FormParameters.parse("CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310"
                        + "&To=%2B18005551212");

        String signature = Signature.of("12345", "https://example.com/myapp.php?foo=1&bar=2", form);

        assertEquals("L/OH5YylLD5NRKLltdqwSvS0BnU=", signature);
    }

    @Test
    void signsEachDifferentValueOfRepeatedNameOnceAndSorted() {
        FormParameters repeated = new FormParameters(Map.of("Name", List.of("b", "a", "b")));

        String signature = Signature.of("12345", "https://example.com/", repeated);

        assertEquals(Signature.of("12345", "https://example.com/NameaNameb", FormParameters.NONE), signature);
    }

    @Test
    void signsNameOfEmptyValue() {
        FormParameters empty = new FormParameters(Map.of("Body", List.of("")));

        String signature = Signature.of("12345", "https://example.com/", empty);

        assertEquals(Signature.of("12345", "https://example.com/Body", FormParameters.NONE), signature);
    }

    @Test
    void sortsNamesByByteValue() {
        FormParameters mixed = FormParameters.parse("a=1&B=2");

        String signature = Signature.of("12345", "https://example.com/", mixed);

        assertEquals(Signature.of("12345", "https://example.com/B2a1", FormParameters.NONE), signature);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSOYDt4T1cUTdK1PDd93/VVr8B8=", "rT/8amVIdceEo60QXntdVN3r6RRDBkWwlOXIOLU+LyM="})
    void knowsWhatLooksLikeOne(String signature) {
        assertTrue(Signature.looksSigned(signature));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "forged",
                "RSOYDt4T1cUTdK1PDd93/VVr8B8",
                "RSOYDt4T1cUTdK1PDd93/VVr8B8A",
                "RSOYDt4T1cUTdK1PDd93/VVr8B==",
                "RSOYDt4T1cUTdK1PDd93-VVr8B8=",
                " RSOYDt4T1cUTdK1PDd93/VVr8B8=",
                "RSOYDt4T1cUTdK1PDd93/VVr8B8=\n",
                "rT/8amVIdceEo60QXntdVN3r6RRDBkWwlOXIOLU+LyMA"
            })
    void knowsWhatCanBeNone(@Nullable String signature) {
        assertFalse(Signature.looksSigned(signature));
    }

    @Test
    void addsTheDefaultPortWithoutTouchingEscapes() {
        assertEquals(
                List.of("https://example.com/a%26b?c=%2B", "https://example.com:443/a%26b?c=%2B"),
                Signature.portForms("https://example.com/a%26b?c=%2B"));
    }

    @Test
    void removesThePortThatIsThere() {
        assertEquals(
                List.of("http://[::1]:8080/chat", "http://[::1]/chat"), Signature.portForms("http://[::1]:8080/chat"));
    }
}
