package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator hears when a set-up cannot be made, and what is left of it. */
class ConversationsRefusalsTest {
    private static final String PHONE = "\"address\":\"+15005550101\",\"proxyAddress\":\"+15005550100\"";
    private static final String LESSON = "{\"name\":\"Lesson\"," + PHONE + ",\"identities\":[\"alice\",\"bob\"]}";

    private AdminRoutes routes = AdminRoutes.open(AdminRoutes.TOKEN);

    @AfterEach
    void close() {
        routes.close();
    }

    @Test
    void takesAwayWhatCannotBeMade() throws Exception {
        HttpResponse<String> answer =
                routes.setUp("{\"name\":\"Lesson\",\"address\":\"nonsense\",\"proxyAddress\":\"+15005550100\"}");

        assertEquals(400, answer.statusCode());
        assertEquals(50407, AdminRoutes.json(answer).path("code").asInt());
        assertEquals(List.of(), routes.conversations());
    }

    @Test
    void takesAwayWhatAPersonCannotBeIn() throws Exception {
        HttpResponse<String> answer =
                routes.setUp("{\"name\":\"Lesson\",\"identities\":[\"alice\",\"US" + "a".repeat(32) + "\"]}");

        assertEquals(400, answer.statusCode());
        assertEquals(50206, AdminRoutes.json(answer).path("code").asInt());
        assertEquals(List.of(), routes.conversations());
    }

    @Test
    void asksToComeAgainWhereTwilioHadNoTimeForAPerson() throws Exception {
        routes.post("/sandbox/faults", "Status=503&RetryAfter=7&Path=/v1/Conversations/*/Participants");

        HttpResponse<String> answer = routes.setUp("{\"name\":\"Chat\",\"identities\":[\"alice\"]}");

        assertEquals(503, answer.statusCode());
        assertEquals("7", answer.headers().firstValue("Retry-After").orElse(""));
        assertEquals(1, routes.conversations().size());
    }

    @Test
    void finishesWhatWasHalfMadeWhenAskedAgain() throws Exception {
        routes.post("/sandbox/faults", "Status=503&Times=1&Path=/v1/Conversations/*/Participants");

        HttpResponse<String> broken = routes.setUp(LESSON);
        String halfMade = routes.conversations().get(0);
        HttpResponse<String> answer = routes.setUp(LESSON);

        assertEquals(503, broken.statusCode());
        assertEquals(halfMade, AdminRoutes.sid(answer));
        assertEquals(List.of("+15005550101", "alice", "bob"), routes.peopleIn(halfMade));
    }

    @ParameterizedTest
    @CsvSource({"429, 20429, 429", "500, 20500, 502", "401, 20003, 502", "409, 50416, 409"})
    void passesOnWhatTwilioRefuses(int status, int code, int answered) throws Exception {
        routes.post("/sandbox/faults", "Status=" + status + "&Code=" + code + "&Path=/v1/Conversations");

        HttpResponse<String> answer = routes.setUp("{\"name\":\"Chat\",\"identities\":[\"alice\"]}");

        assertEquals(answered, answer.statusCode());
        assertEquals(code, AdminRoutes.json(answer).path("code").asInt());
    }

    @Test
    void saysWhereToTurnWhenTwilioRefuses() throws Exception {
        HttpResponse<String> answer =
                routes.delete("CH" + "9".repeat(32), "Authorization", "Bearer " + AdminRoutes.TOKEN);

        assertEquals(404, answer.statusCode());
        assertEquals(
                "{\"error\":\"Twilio refused conversations/delete to CH" + "9".repeat(32)
                        + ": 404, code 20404. Not retried: repeating cannot help."
                        + " https://www.twilio.com/docs/errors/20404\",\"code\":20404}",
                answer.body());
    }

    @Test
    void asksToComeAgainWhereTwilioIsOutOfReach() throws Exception {
        routes.loseTwilio();

        HttpResponse<String> answer = routes.setUp(LESSON);

        assertEquals(503, answer.statusCode());
        assertEquals(
                "{\"error\":\"Twilio did not complete participantConversations/list: it cannot be reached"
                        + " (HttpHostConnectException). Repeating can help.\"}",
                answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization, Bearer a-token-that-nobody-guesse",
        "Authorization, Bearer a-token-that-nobody-guesses1",
        "Authorization, Basic a-token-that-nobody-guesses",
        "Authorization, Bearer",
        "Authorization, a-token-that-nobody-guesses",
        "Other, Bearer a-token-that-nobody-guesses",
    })
    void letsNobodyInWithoutTheToken(String name, String value) throws Exception {
        HttpResponse<String> setUp = routes.door().post("/conversations", "application/json", LESSON, name, value);
        HttpResponse<String> deletion = routes.delete("CH1", name, value);

        assertEquals(401, setUp.statusCode());
        assertEquals("", setUp.body());
        assertEquals(401, deletion.statusCode());
        assertEquals(List.of(), routes.conversations());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}|name is missing. Send a name for the conversation.",
                "{\"name\":\"\"}|name is blank: expected 1 to 256 characters.",
                "{\"name\":7}|name is not a string. Send it as a string.",
                "{\"name\":\"a\",\"adress\":\"+1500\"}|Unknown field \"adress\". Did you mean \"address\"?",
                "{\"name\":\"a\",\"address\":\"+1500\"}|proxyAddress is missing. Send both: the phone's number, and your"
                        + " number that it writes to.",
                "{\"name\":\"a\",\"identities\":7}|identities is not a list of strings. Send [\"alice\",\"bob\"], or in a form"
                        + " alice,bob.",
                "{\"name\":\"a\",\"onConflict\":\"steal\"}|onConflict is neither reuse nor close. Send one of them.",
                "{\"name\":\"a\",\"uniqueName\":\"a/b\"}|uniqueName must fit into a path. Send one without /, ?, #, \\, .."
                        + " and control characters.",
            })
    void saysWhatIsWrongWithSetUp(String setUp, String reason) throws Exception {
        HttpResponse<String> answer = routes.setUp(setUp);

        assertEquals(400, answer.statusCode());
        assertEquals(reason, AdminRoutes.json(answer).path("error").asText());
        assertEquals(List.of(), routes.conversations());
    }
}
