package dev.parley.sandbox.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlowRunTest {
    private static final String SET =
            """
            {"name": "%s", "type": "set-variables", "properties": {"variables": [{"key": "a", "value": "1"}]},
             "transitions": [{"event": "next", "next": "%s"}]}""";
    private static final String ASK =
            """
            {"name": "first", "type": "send-and-wait-for-reply", "properties": {"body": "What?", "timeout": "60"},
             "transitions": [{"event": "incomingMessage", "next": "second"}, {"event": "timeout", "next": "second"},
                             {"event": "deliveryFailure", "next": "second"}]}""";
    private static final String END =
            """
            {"name": "second", "type": "send-message", "properties": {"body": "Good bye."}}""";

    private final Rehearsal stage = new Rehearsal();

    @Test
    void goesThroughAnExportedFlow() {
        FlowRun run = stage.startFlow(Rehearsal.support());
        run.hear(Map.of("Body", " 4711 "));
        stage.reply.complete(new FetchResponse(200, "application/json", "{\"state\": \"on its way\"}"));

        assertEquals(
                List.of("Hello Zoe, an order number, please, or 'person'.", "Order 4711 is on its way."),
                stage.bodies());
        assertEquals(
                "http://127.0.0.1:1/orders?number=4711", stage.requests.get(0).url());
        assertEquals(
                List.of(
                        "incomingRequest ask_topic",
                        "incomingMessage split_topic",
                        "match remember",
                        "next fetch_order",
                        "success tell_state",
                        "sent Ended"),
                stage.path());
        assertEquals("", stage.end);
    }

    @Test
    void endsAtOnceWhereNothingFollowsTheTrigger() {
        stage.startFlow(Rehearsal.flow(END).replace("\"next\": \"first\"", "\"next\": null"));

        assertEquals(List.of("incomingRequest Ended"), stage.path());
        assertEquals("", stage.end);
    }

    @Test
    void waitsForAReplyAsLongAsItsTimeout() {
        stage.start(ASK, END);
        assertEquals(Duration.ofSeconds(60), stage.wait);

        stage.bell.run();

        assertEquals(List.of("incomingRequest first", "timeout second", "sent Ended"), stage.path());
    }

    @Test
    void waitsNoLongerOnceItHasHeard() {
        FlowRun run = stage.start(ASK, END);

        run.hear(Map.of("Body", "this"));

        assertNull(stage.wait);
        assertFalse(run.isListening());
    }

    @Test
    void keepsWhatWasSaidAndWhatCameBack() {
        FlowRun run = stage.start(ASK, END);

        run.hear(Map.of("Body", "this"));

        assertEquals(
                Map.of("inbound", Map.of("Body", "this"), "outbound", Map.of("Sid", "IM1")),
                Rehearsal.at(run.context(), "widgets", "first"));
    }

    @Test
    void hearsNothingThatNobodyWaitsFor() {
        FlowRun run = stage.start(END.replace("second", "first"));

        run.hear(Map.of("Body", "hello?"));

        assertEquals(List.of("incomingRequest first", "sent Ended"), stage.path());
    }

    @Test
    void leavesByDeliveryFailureWhatCannotBeSaid() {
        stage.sent = Future.failedFuture("closed");
        FlowRun run = stage.start(ASK, END);

        assertEquals("deliveryFailure second", stage.path().get(1));
        assertEquals(Map.of("error", "closed"), Rehearsal.at(run.context(), "widgets", "first"));
    }

    @Test
    void leavesByDeliveryFailureWhatIsLostOnItsWay() {
        stage.start(ASK, END);

        stage.lost.run();

        assertEquals("deliveryFailure second", stage.path().get(1));
    }

    @Test
    void leavesByFailedWhatCannotBeSent() {
        stage.sent = Future.failedFuture("closed");

        stage.start(END.replace("second", "first"));

        assertEquals(List.of("incomingRequest first", "failed Ended"), stage.path());
        assertEquals("", stage.end);
    }

    @Test
    void takesNoNoticeOfWhatComesTooLate() {
        FlowRun run = stage.start(ASK, END);
        Runnable bellOfFirst = stage.bell;
        Runnable lossOfFirst = stage.lost;
        run.hear(Map.of("Body", "this"));

        bellOfFirst.run();
        lossOfFirst.run();

        assertEquals(3, stage.steps.size());
    }

    @Test
    void doesNothingMoreOnceItWasStopped() {
        FlowRun run = stage.start(ASK, END);

        run.stop();
        run.hear(Map.of("Body", "this"));
        stage.bell.run();

        assertEquals(List.of("incomingRequest first"), stage.path());
        assertNull(stage.end);
    }

    @Test
    void namesTheWidgetThatItCannotRun() {
        FlowRun run = stage.start("{\"name\": \"first\", \"type\": \"enqueue-call\"}");

        assertEquals("widget first: the sandbox runs no widgets of type enqueue-call", stage.end);
        assertEquals(new Step("failed", "first", "Ended", "enqueue-call", run.context()), stage.steps.get(1));
        assertEquals(
                Map.of("error", "the sandbox runs no widgets of type enqueue-call"),
                Rehearsal.at(run.context(), "widgets", "first"));
    }

    @Test
    void endsAfterAThousandSteps() {
        stage.start(SET.formatted("first", "second"), SET.formatted("second", "first"));

        assertEquals("widget second: more than 1000 steps", stage.end);
        assertEquals(1001, stage.steps.size());
    }

    @Test
    void endsAfterTheSameWidgetTenTimesInARow() {
        stage.start(SET.formatted("first", "first"));

        assertEquals("widget first: the same widget more than 10 times in a row", stage.end);
    }

    @Test
    void letsEachStepKeepWhatWasKnownThen() {
        stage.start(SET.formatted("first", "second"), END);

        assertNull(Rehearsal.at(stage.steps.get(0).context(), "flow", "variables"));
        assertEquals(Map.of("a", "1"), Rehearsal.at(stage.steps.get(1).context(), "flow", "variables"));
    }

    @Test
    void weighsWhatItKeeps() {
        FlowRun run = stage.start(ASK, END);
        long before = run.weight();

        run.hear(Map.of("Body", "x".repeat(1000)));

        assertTrue(run.weight() >= before + 1000);
    }

    @Test
    void endsWhereATimeoutIsNoNumber() {
        stage.start(ASK.replace("\"60\"", "\"{{flow.data.name}}\""), END);

        assertEquals("widget first: timeout is \"Zoe\": expected seconds, at most 2592000", stage.end);
    }
}
