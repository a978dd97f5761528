package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookResponseTest {
    private static final String MAY = " In onMessageAdd a response can change attributes, author, body";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{}", "{\"body\":null}"})
    void isYesWhereNothingIsChanged(String body) {
        assertEquals(HookResponse.ACCEPT, read("onMessageAdd", body));
    }

    @Test
    void changesWhatIsNamed() {
        assertEquals(
                new HookResponse(200, Map.of("body", "a \"b\"\n", "author", "ann")),
                read("onMessageUpdate", "{\"body\":\"a \\\"b\\\"\\n\",\"author\":\"ann\"}"));
    }

    @Test
    void takesMapInPlaceOfJson() {
        assertEquals(
                new HookResponse(200, Map.of("friendly_name", "Lesson")),
                HookResponse.read("onConversationAdd", 200, Map.of("friendly_name", "Lesson")));
    }

    @Test
    void writesAttributesAsTheTextThatTwilioWants() {
        assertEquals(
                new HookResponse(200, Map.of("attributes", "{\"mood\":[1]}")),
                read("onMessageAdd", "{\"attributes\":{\"mood\":[1]}}"));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 499})
    void rejectsWithWhateverIsRefusal(int status) {
        assertEquals(new HookResponse(status, Map.of()), HookResponse.read("onMessageAdd", status, "not {json"));
    }

    @ParameterizedTest
    @CsvSource({"0", "199", "204", "302", "500", "999"})
    void minds5xxAndWhatTwilioDoesNotDocument(int status) {
        assertRubbish(
                "answered with status " + status + ": expected 200 to accept or 4xx to reject",
                () -> HookResponse.read("onMessageAdd", status, ""));
    }

    @Test
    void mindsStatusThatIsNoNumber() {
        assertRubbish(
                "answered with status \"no\": expected 200 to accept or 4xx to reject",
                () -> HookResponse.read("onMessageAdd", "no", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "[]", "\"text\"", "5", "{\"body\":\"a\"", "{} {}", "null"})
    void mindsWhatIsNoObject(String body) {
        assertRubbish("answered with a body that is not a JSON object", () -> read("onMessageAdd", body));
    }

    @Test
    void mindsObjectThatJsonCannotHold() {
        assertRubbish(
                "answered with a body that is not a JSON object",
                () -> HookResponse.read("onMessageAdd", 200, Map.of("body", new Object())));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "Body, changed \"Body\". Did you mean \"body\"?",
                "friendly_name, changed \"friendly_name\".",
                "sid, changed \"sid\"."
            })
    void mindsKeyThatTwilioDoesNotTake(String key, String message) {
        assertRubbish(message + MAY, () -> read("onMessageAdd", "{\"" + key + "\":\"x\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onMessageRemove",
                "onConversationRemove",
                "onParticipantAdd",
                "onParticipantUpdate",
                "onParticipantRemove",
                "onUserUpdate"
            })
    void mindsChangeOfWhatCanOnlyBeAcceptedOrRejected(String hook) {
        assertRubbish(
                "changed \"body\". In " + hook + " a response can change nothing, only accept or reject",
                () -> read(hook, "{\"body\":\"x\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "true", "[]", "{}"})
    void mindsValueThatIsNoText(String value) {
        assertRubbish(
                "answered with body that is not a string", () -> read("onMessageAdd", "{\"body\":" + value + "}"));
    }

    @Test
    void mindsAttributesThatAreNoObject() {
        assertRubbish(
                "changed attributes to a value that is not a JSON object",
                () -> read("onMessageAdd", "{\"attributes\":\"[1]\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "onConversationUpdate, friendly_name, x, 257, 257 characters: at most 256",
        "onMessageAdd, author, x, 257, 257 characters: at most 256",
        "onMessageAdd, body, ä, 16385, 32770 bytes: at most 32768",
    })
    void mindsWhatIsLongerThanTwilioTakes(String hook, String key, String letter, int times, String tooLong) {
        assertRubbish(
                "changed " + key + " to " + tooLong + ", Twilio's limit",
                () -> read(hook, "{\"" + key + "\":\"" + letter.repeat(times) + "\"}"));
    }

    @Test
    void mindsAttributesThatAreLongerThanTwilioTakes() {
        assertRubbish(
                "changed attributes to 4097 bytes: at most 4096, Twilio's limit",
                () -> HookResponse.read(
                        "onMessageAdd",
                        200,
                        Map.of("attributes", Map.of("a", "x".repeat(4097 - "{'a':''}".length())))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"body", "author"})
    void mindsMessageWithoutWordsOrAuthor(String key) {
        assertRubbish("changed " + key + " to an empty value", () -> read("onMessageAdd", "{\"" + key + "\":\" \"}"));
    }

    @Test
    void takesNameAway() {
        assertEquals(
                new HookResponse(200, Map.of("friendly_name", "")),
                read("onConversationUpdate", "{\"friendly_name\":\"\"}"));
    }

    private static HookResponse read(String hook, String body) {
        return HookResponse.read(hook, 200, body);
    }

    private static void assertRubbish(String message, Runnable reading) {
        assertEquals(
                message, assertThrows(InvalidHookResponse.class, reading::run).getMessage());
    }
}
