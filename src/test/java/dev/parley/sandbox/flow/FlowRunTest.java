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

    private final Rehearsal actions = new Rehearsal();

    @Test
    void goesThroughAnExportedFlow() {
        FlowRun run = actions.startFlow(Rehearsal.support());
        run.receive(Map.of("Body", " 4711 "));
        actions.reply.complete(new FetchResponse(200, "application/json", "{\"state\": \"on its way\"}"));

        assertEquals(
                List.of("Hello Zoe, an order number, please, or 'person'.", "Order 4711 is on its way."),
                actions.bodies());
        assertEquals(
                "http://127.0.0.1:1/orders?number=4711", actions.requests.get(0).url());
        assertEquals(
                List.of(
                        "incomingRequest ask_topic",
                        "incomingMessage split_topic",
                        "match remember",
                        "next fetch_order",
                        "success tell_state",
                        "sent Ended"),
                actions.path());
        assertEquals("", actions.end);
    }

    @Test
    void endsAtOnceWhereNothingFollowsTheTrigger() {
        actions.startFlow(Rehearsal.flow(END).replace("\"next\": \"first\"", "\"next\": null"));

        assertEquals(List.of("incomingRequest Ended"), actions.path());
        assertEquals("", actions.end);
    }

    @Test
    void waitsForAReplyAsLongAsItsTimeout() {
        actions.start(ASK, END);
        assertEquals(Duration.ofSeconds(60), actions.wait);

        actions.timer.run();

        assertEquals(List.of("incomingRequest first", "timeout second", "sent Ended"), actions.path());
    }

    @Test
    void waitsNoLongerOnceItHasHeard() {
        FlowRun run = actions.start(ASK, END);

        run.receive(Map.of("Body", "this"));

        assertNull(actions.wait);
        assertFalse(run.isListening());
    }

    @Test
    void keepsWhatWasSaidAndWhatCameBack() {
        FlowRun run = actions.start(ASK, END);

        run.receive(Map.of("Body", "this"));

        assertEquals(
                Map.of("inbound", Map.of("Body", "this"), "outbound", Map.of("Sid", "IM1")),
                Rehearsal.at(run.context(), "widgets", "first"));
    }

    @Test
    void hearsNothingThatNobodyWaitsFor() {
        FlowRun run = actions.start(END.replace("second", "first"));

        run.receive(Map.of("Body", "hello?"));

        assertEquals(List.of("incomingRequest first", "sent Ended"), actions.path());
    }

    @Test
    void leavesByDeliveryFailureWhatCannotBeSaid() {
        actions.sent = Future.failedFuture("closed");
        FlowRun run = actions.start(ASK, END);

        assertEquals("deliveryFailure second", actions.path().get(1));
        assertEquals(Map.of("error", "closed"), Rehearsal.at(run.context(), "widgets", "first"));
    }

    @Test
    void leavesByDeliveryFailureWhatIsLostOnItsWay() {
        actions.start(ASK, END);

        actions.lost.run();

        assertEquals("deliveryFailure second", actions.path().get(1));
    }

    @Test
    void leavesByFailedWhatCannotBeSent() {
        actions.sent = Future.failedFuture("closed");

        actions.start(END.replace("second", "first"));

        assertEquals(List.of("incomingRequest first", "failed Ended"), actions.path());
        assertEquals("", actions.end);
    }

    @Test
    void takesNoNoticeOfWhatComesTooLate() {
        FlowRun run = actions.start(ASK, END);
        Runnable timerOfFirst = actions.timer;
        Runnable lossOfFirst = actions.lost;
        run.receive(Map.of("Body", "this"));

        timerOfFirst.run();
        lossOfFirst.run();

        assertEquals(3, actions.steps.size());
    }

    @Test
    void doesNothingMoreOnceItWasStopped() {
        FlowRun run = actions.start(ASK, END);

        run.stop();
        run.receive(Map.of("Body", "this"));
        actions.timer.run();

        assertEquals(List.of("incomingRequest first"), actions.path());
        assertNull(actions.end);
    }

    @Test
    void namesTheWidgetThatItCannotRun() {
        FlowRun run = actions.start("{\"name\": \"first\", \"type\": \"enqueue-call\"}");

        assertEquals("widget first: the sandbox does not support widgets of type enqueue-call", actions.end);
        assertEquals(new Step("failed", "first", "Ended", "enqueue-call", run.context()), actions.steps.get(1));
        assertEquals(
                Map.of("error", "the sandbox does not support widgets of type enqueue-call"),
                Rehearsal.at(run.context(), "widgets", "first"));
    }

    @Test
    void endsAfterAThousandSteps() {
        actions.start(SET.formatted("first", "second"), SET.formatted("second", "first"));

        assertEquals("widget second: more than 1000 steps", actions.end);
        assertEquals(1001, actions.steps.size());
    }

    @Test
    void endsAfterTheSameWidgetTenTimesInARow() {
        actions.start(SET.formatted("first", "first"));

        assertEquals("widget first: the same widget more than 10 times in a row", actions.end);
    }

    @Test
    void letsEachStepKeepWhatWasKnownThen() {
        actions.start(SET.formatted("first", "second"), END);

        assertNull(Rehearsal.at(actions.steps.get(0).context(), "flow", "variables"));
        assertEquals(Map.of("a", "1"), Rehearsal.at(actions.steps.get(1).context(), "flow", "variables"));
    }

    @Test
    void weighsWhatItKeeps() {
        FlowRun run = actions.start(ASK, END);
        long before = run.size();

        run.receive(Map.of("Body", "x".repeat(1000)));

        assertTrue(run.size() >= before + 1000);
    }

    @Test
    void endsWhereATimeoutIsNoNumber() {
        actions.start(ASK.replace("\"60\"", "\"{{flow.data.name}}\""), END);

        assertEquals("widget first: timeout is \"Zoe\": expected seconds, at most 2592000", actions.end);
    }
}
