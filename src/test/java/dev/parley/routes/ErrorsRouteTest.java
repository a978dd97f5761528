package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.twilio.TwilioFailure;
import java.time.Duration;
import java.util.Arrays;
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

    @Test
    void usesUpNoAttemptWhileTwilioIsOutOfReach() throws Exception {
        routes.with("retry.repeats", "0").start("greet");
        String conversation = routes.conversation();
        // The call, and two probes after it.
        routes.post("/sandbox/faults", "Status=503&Times=3&Path=/v1");

        routes.hear("onConversationAdded", Map.of("ConversationSid", conversation));

        String participants = "POST /v1/Conversations/" + conversation + "/Participants";
        assertEquals(List.of(participants + " 503", participants + " 201"), calls());
    }

    @Test
    void holdsNoThreadBetweenTries() throws Exception {
        int events = 100;
        routes.with("retry.first-delay-millis", "3600000")
                .with("retry.longest-delay-millis", "3600000")
                .start("greet");
        String conversation = routes.conversation();
        routes.post("/sandbox/faults", "Status=500&Times=" + events + "&Path=/v1/Conversations/" + conversation);

        for (int i = 0; i < events; i++) {
            routes.begin("onConversationAdded", Map.of("ConversationSid", conversation));
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> calls().size() == events);
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().values().stream()
                        .flatMap(Arrays::stream)
                        .filter(frame -> frame.getClassName().endsWith("RedeliveryPolicy"))
                        .toList());
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
