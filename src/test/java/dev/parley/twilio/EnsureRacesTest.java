package dev.parley.twilio;

import static dev.parley.twilio.call.CallFailure.Repeating.CANNOT_HELP;
import static dev.parley.twilio.call.CallFailure.Repeating.HELPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.twilio.call.CallFailure;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Other clients change the resource meanwhile: whether repeating can help. */
class EnsureRacesTest {
    private static final String CH = "CH11111111111111111111111111111111";
    private static final String OTHER = "CH22222222222222222222222222222222";
    private static final String GONE = "{\"code\":20404,\"message\":\"not found\",\"status\":404}";

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    private static String error(int code, String message) {
        return "{\"code\":%d,\"message\":\"%s\",\"status\":409}".formatted(code, message);
    }

    @ParameterizedTest
    @CsvSource({
        "conversations/ensure, 'uniqueName: order-7', 50353",
        "users/ensure, 'identity: ada', 50201",
        "conversations/participants/ensure, 'identity: ada', 50433",
    })
    void mayBeRepeatedWhereWhatWasThereIsDeletedBeforeItIsFetched(
            String operation, String name, int alreadyExistsCode) {
        twilio.answers(409, error(alreadyExistsCode, "exists")).answers(404, GONE);
        start(operation, name);

        TwilioFailure failure = failure();

        assertEquals(
                "Twilio did not complete " + operation + target(operation)
                        + ": the resource existed and was deleted meanwhile. Repeating can help.",
                failure.getMessage());
        assertEquals(HELPS, failure.repeating());
        assertEquals(2, twilio.asked().size());
    }

    private static String target(String operation) {
        return operation.startsWith("conversations/participants") ? " to " + CH : "";
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {"50433, identity: a/b", "50416, messagingBinding.address: '+15550000002'"})
    void mayBeRepeatedWhereTheListNoLongerHasTheParticipant(int code, String name) {
        twilio.answers(409, error(code, "already exists in Conversation " + CH))
                .answers(200, "{\"meta\":{\"key\":\"participants\"},\"participants\":[{\"sid\":\"MB1\"}]}");
        start("conversations/participants/ensure", name);

        assertEquals(HELPS, failure().repeating());
    }

    @ParameterizedTest
    @CsvSource({CH + ", HELPS", OTHER + ", CANNOT_HELP"})
    void tellsByTheListWhichConversationUniqueNameMeans(String listed, CallFailure.Repeating repeating) {
        twilio.answers(409, error(50416, "already exists in Conversation " + CH))
                .answers(
                        200,
                        "{\"meta\":{\"key\":\"participants\"},\"participants\":[{\"sid\":\"MB1\",\"conversation_sid\":\"%s\"}]}"
                                .formatted(listed));
        routes.start(
                "conversations/participants/ensure",
                "conversationSid: order-7",
                "messagingBinding.address: '+15550000002'");

        assertEquals(repeating, failure().repeating());
    }

    @ParameterizedTest
    @ValueSource(ints = {50213, 50391, 50419, 50449})
    void mayBeRepeatedAfterConflictWithAnotherChange(int code) {
        twilio.answers(409, error(code, "changed by another"))
                .answers(409, error(50433, "exists"))
                .answers(409, error(code, "changed by another"));
        start("conversations/participants/ensure", "identity: ada");

        assertEquals(HELPS, failure().repeating());
        assertEquals(HELPS, failure().repeating());
        assertEquals(3, twilio.asked().size());
    }

    @Test
    void isFinalWhereTheConversationItselfIsNotThere() {
        twilio.answers(404, GONE);
        start("conversations/participants/ensure", "identity: ada");

        assertEquals(CANNOT_HELP, failure().repeating());
    }

    @ParameterizedTest
    @CsvSource({"500, HELPS", "429, HELPS", "400, CANNOT_HELP"})
    void mayBeRepeatedAfterAnyFailureThatTimeCanMend(int status, CallFailure.Repeating repeating) {
        twilio.answers(status, "");
        start("conversations/participants/ensure", "identity: Tackleton");

        assertEquals(repeating, failure().repeating());
        assertEquals(1, twilio.asked().size());
    }

    @Test
    void looksNoFurtherThanTwoPages() {
        String page = "{\"meta\":{\"key\":\"participants\",\"next_page_url\":\"https://x.example/v1/Next\"},"
                + "\"participants\":[" + String.join(",", Collections.nCopies(100, "{\"sid\":\"MB1\"}")) + "]}";
        twilio.answers(409, error(50416, "exists in Conversation " + CH))
                .answers(200, page)
                .answers(200, page)
                .answers(200, page);
        start("conversations/participants/ensure", "messagingBinding.address: '+15550000002'");

        assertEquals(50416, failure().code());
        assertEquals(3, twilio.asked().size());
    }

    private void start(String operation, String parameter) {
        if (operation.contains("participants")) {
            routes.start(operation, "conversationSid: " + CH, parameter);
        } else {
            routes.start(operation, parameter);
        }
    }

    private TwilioFailure failure() {
        return (TwilioFailure) routes.send("", Map.of()).getException();
    }
}
