package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.twilio.TwilioFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is repeated and what is not, seen from Twilio's side. */
class ErrorsRouteTest {
    private final EventRoutes routes = new EventRoutes();

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void repeatsWhatTwilioHadNoTimeFor() throws Exception {
        String participants = greetedAfter("Status=429&Code=20429&Times=2");

        assertEquals(List.of(participants + " 429", participants + " 429", participants + " 201"), calls());
    }

    @Test
    void repeatsWhatBrokeWhereTwiceIsAsGoodAsOnce() throws Exception {
        String participants = greetedAfter("Status=503&Times=1");

        assertEquals(List.of(participants + " 503", participants + " 201"), calls());
    }

    @Test
    void givesUpAfterTheLastRepeat() throws Exception {
        routes.with("retry.repeats", "2");

        assertThrows(TwilioFailure.class, () -> greetedAfter("Status=503&Times=9"));

        assertEquals(3, calls().size());
    }

    @Test
    void repeatsNothingThatCannotHelp() throws Exception {
        TwilioFailure failure = assertThrows(TwilioFailure.class, () -> greetedAfter("Status=400&Code=50407&Times=9"));

        assertEquals(50407, failure.code());
        assertEquals(1, calls().size());
    }

    private String greetedAfter(String fault) throws Exception {
        routes.start("greet");
        String conversation = routes.conversation();
        routes.post("/sandbox/faults", fault + "&Path=/v1/Conversations/" + conversation);

        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));

        return "POST /v1/Conversations/" + conversation + "/Participants";
    }

    private List<String> calls() throws Exception {
        return routes.calls().stream()
                .filter(call -> call.contains("/Participants"))
                .toList();
    }
}
