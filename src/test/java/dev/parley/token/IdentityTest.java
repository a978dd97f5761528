package dev.parley.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "Alice",
                " alice ",
                "a",
                "alice@example.com",
                "15005550006",
                "alice+15005550006",
                "+1",
                "smsa:alice",
                "tel",
                "sip:alice@example.com",
                "a!*'();:&=$,/?%#[]b",
                "\u00e9milie",
                "e\u0301milie",
                "\u6f22\u5b57",
                "\ud83d\udc69\u200d\ud83d\ude80",
                "6b0c4bd4-0f6a-4d6c-9d1a-2f1e3c5b7a90",
                "us0123456789abcdef0123456789abcdef",
                "US0123456789abcdef0123456789abcdef0"
            })
    void keepsWhatWasSent(String sent) {
        assertEquals(sent, new Identity(sent).text());
    }

    @Test
    void takes256Characters() {
        assertEquals("x".repeat(256), new Identity("x".repeat(256)).text());
    }

    @Test
    void refuses257Characters() {
        assertRefused("identity has 257 characters: at most 256. Send a shorter one.", "x".repeat(257));
    }

    @Test
    void countsAnEmojiAsTwoCharacters() {
        assertRefused("identity has 258 characters: at most 256. Send a shorter one.", "\ud83d\udc4b".repeat(129));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u00a0\u2003",
                "\u200b",
                "\u2060\ufeff",
                "\u3164",
                "\u2800",
                "\u00ad",
                "\u0301",
                "\ufe0f"
            })
    void refusesWhatCannotBeSeen(String sent) {
        assertRefused("identity is blank: expected 1 to 256 characters, at least one of them visible.", sent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000",
                "a\tb",
                "a\r\nSet-Cookie: b",
                "\u007f",
                "a\u0085",
                "a\u2028b",
                "a\u2029b",
                "\u202enotelkcaT",
                "a\u2066b",
                "a\u200fb"
            })
    void refusesControlCharacters(String sent) {
        assertRefused("identity has a control character. Send it without.", sent);
    }

    @Test
    void refusesHalfSurrogatePair() {
        // Written as a char: a constant in an annotation cannot have an unpaired surrogate.
        assertRefused("identity has a control character. Send it without.", "a" + (char) 0xD83D);
    }

    @Test
    void refusesWhatWasNoUtf8() {
        assertRefused(
                "identity has U+FFFD, which replaces bytes that are not valid UTF-8. Send it in UTF-8.", "\ufffdmilie");
    }

    @Test
    void refusesShapeOfUserSid() {
        assertRefused(
                "identity has the shape of a user SID, US and 32 hex digits. Send another.",
                "US0123456789abcdef0123456789ABCDEF");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+15005550101",
                "+1 (500) 555-0101",
                "+1.500.555.0101",
                " +15005550101 ",
                "++15005550101",
                "(+1)5005550101",
                "+1\u200b5005550101",
                "+\u0301" + "15005550101",
                "\uff0b\uff11\uff15\uff10\uff10\uff15\uff15\uff15\uff10\uff11\uff10\uff11",
                "\u2795" + "15005550101",
                "\u207a\u00b9\u2075\u2070\u2070\u2075",
                "+\u0661\u0665\u0660\u0660\u0665\u0665\u0665\u0660\u0661\u0660\u0661",
                "+\ud835\udfcf\ud835\udfd3\ud835\udfce\ud835\udfce",
                "+l5OO555OlOI",
                "whatsapp:+15005550101",
                "WhatsApp: +15005550101",
                "whatsapp\u02f8+15005550101",
                "viber:+15005550101",
                "whatsapp +15005550101",
                "\u16ed15005550101",
                "whats\u0430pp:+15005550101",
                " whatsapp :15005550101",
                "what\u2019s app\uff1a+15005550101",
                "messenger:1234567890",
                "sms:+15005550101",
                "SMS:alice",
                "mms:+15005550101",
                "rcs:+15005550101",
                "rcs\ua789agent",
                "tel:+15005550101"
            })
    void refusesWhatPhonesAreCalled(String sent) {
        assertRefused("identity has the shape of a phone's address. Send another.", sent);
    }

    @Test
    void showsItsLengthOnly() {
        assertEquals("identity of 17 characters", new Identity("alice@example.com").toString());
    }

    private static void assertRefused(String expected, String sent) {
        TokenRefused refused = assertThrows(TokenRefused.class, () -> new Identity(sent));

        assertEquals(expected, refused.getMessage());
    }
}
