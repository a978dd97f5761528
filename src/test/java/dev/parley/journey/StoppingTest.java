package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Told to stop: what is in hand may finish, who comes is answered 503, and what has not finished comes back. */
class StoppingTest {
    private static final int BY_SIGTERM = 143;
    private static final int BY_SIGINT = 130;
    private static final String CONVERSATION = Twilio.conversation(1);

    /** A hook that asks Twilio something before it answers. */
    private static final String ASK =
            """
            - route:
                id: ask
                description: Look at the conversation before a message is added to it.
                from:
                  uri: twilio-webhook:onMessageAdd
                  steps:
                    - to:
                        id: to-asked
                        uri: twilio-api:conversations/fetch
                        parameters:
                          sid: ${body[ConversationSid]}
            """;

    private final Path folder;

    StoppingTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Program program() {
        Home home = Home.thatRenames(folder).with("ask.camel.yaml", ASK);
        return Program.in(folder).withHome(home.folder());
    }

    @Test
    void finishesWhatIsInHandAndRefusesWhatComes() {
        int management = Program.freePort();
        Program program = program().with("camel.management.port", String.valueOf(management));
        try (Twilio slow = Twilio.thatHangs();
                RunningParley parley = slow.live(program).start()) {
            Twilio.tellOpened(parley.parley(), CONVERSATION);
            CompletableFuture<Integer> hook = CompletableFuture.supplyAsync(() -> Twilio.tell(
                    parley.parley(),
                    "EventType=onMessageAdd",
                    "ConversationSid=" + CONVERSATION,
                    "Author=alice",
                    "Body=hi"));
            await().atMost(30, SECONDS).until(slow::calls, hasSize(2));

            parley.tellToStop();
            await().atMost(30, SECONDS)
                    .until(() -> parley.parley().get("/token/alice").status(), equalTo(503));
            assertEquals(503, parley.parley().get("/nowhere").status());
            assertEquals(503, Twilio.tellOpened(parley.parley(), Twilio.conversation(2)));
            assertEquals(
                    "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"stopping\",\"status\":\"DOWN\",\"message\":\"Parley is"
                            + " stopping: it finishes what is in hand, and answers 503 to what comes.\"}]}",
                    Caller.to(management).get("/observe/health").body());
            // Who insists changes nothing.
            parley.tellToStop();
            parley.interrupt();
            slow.answer();

            assertEquals(200, hook.join());
            assertEquals(BY_SIGTERM, parley.end());
            assertFalse(parley.output().contains("Exception"), parley.output());
        }

        assertEquals(List.of("named after the next start"), doneAfterNextStart(program));
    }

    @Test
    void leavesToTheNextStartWhatDoesNotFinish() {
        Program program = program().with("twilio.response-timeout", "60s");
        try (Twilio deaf = Twilio.thatHangs();
                RunningParley parley = deaf.live(program).start()) {
            Twilio.tellOpened(parley.parley(), CONVERSATION);
            await().atMost(30, SECONDS).until(deaf::calls, hasSize(1));

            assertEquals(BY_SIGTERM, parley.stop());
            assertFalse(parley.output().contains("\tat "), parley.output());
        }

        assertEquals(List.of("Tackleton joins", "named after the next start"), doneAfterNextStart(program));
    }

    @Test
    void waitsForNoEventThatWaitsToBeTriedAgain() {
        Program program =
                program().with("retry.first-delay-millis", "3600000").with("retry.longest-delay-millis", "3600000");
        try (Twilio down = Twilio.thatIsDown();
                RunningParley parley = down.live(program).start()) {
            Twilio.tellOpened(parley.parley(), CONVERSATION);
            await().atMost(30, SECONDS).until(() -> callsOfRoutes(down), hasSize(1));

            assertEquals(BY_SIGTERM, parley.stop());
            assertFalse(parley.output().contains("Cut off"), parley.output());
            assertFalse(parley.output().contains("Gave up"), parley.output());
            assertEquals(1, callsOfRoutes(down).size());
        }

        assertEquals(List.of("Tackleton joins", "named after the next start"), doneAfterNextStart(program));
    }

    /** Whoever is down is asked, besides, whether it is back. */
    private static List<Twilio.Call> callsOfRoutes(Twilio twilio) {
        return twilio.calls().stream()
                .filter(call -> !call.path().equals("/v1/Services?PageSize=1"))
                .toList();
    }

    @Test
    void stopsInOrderWhenInterrupted() {
        RunningParley parley = program().start();

        parley.interrupt();

        assertEquals(BY_SIGINT, parley.end());
        assertFalse(parley.output().contains("Exception"), parley.output());
    }

    /** Returns what is done in the conversation up to an event that is told after the next start. */
    private static List<String> doneAfterNextStart(Program program) {
        String name = "after the next start";
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(program).start()) {
            Twilio.tellSaid(parley.parley(), CONVERSATION, name);
            // In the same lane it comes last.
            await().atMost(30, SECONDS).until(() -> done(twilio), hasItem("named " + name));
            return done(twilio);
        }
    }

    private static List<String> done(Twilio twilio) {
        return twilio.calls().stream()
                .map(Twilio.Call::form)
                .map(form -> form.first("Identity") == null
                        ? "named " + form.first("FriendlyName")
                        : form.first("Identity") + " joins")
                .toList();
    }
}
