package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What ends an execution from outside. */
class StudioEndTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final Visitor visitor = new Visitor(bench);

    @Test
    void saysNothingInAConversationThatIsClosed() {
        String flow = visitor.support();
        visitor.listen(flow);
        visitor.say("hello");
        visitor.awaitBodies("hello", Visitor.question("alice"));

        bench.post(visitor.conversation, "State", "closed");
        bench.post("/sandbox/clock", "Advance", "PT15M");

        assertEquals(
                List.of("incomingConversationMessage ask_topic", "timeout give_up", "failed Ended"),
                visitor.path(flow));
    }

    @Test
    void endsAfterThirtyDays() {
        String flow = visitor.create(Visitor.text("support.json").replace("\"900\"", "\"2592000\""));
        visitor.call(flow);

        bench.post("/sandbox/clock", "Advance", "P30D");

        assertEquals(List.of("incomingRequest ask_topic"), visitor.path(flow));
        assertEquals("ended", visitor.execution(flow).getString("status"));
    }

    @Test
    void goesNoFurtherOnceItWasEnded() {
        String flow = visitor.support();
        visitor.listen(flow);
        visitor.say("hello");
        visitor.awaitBodies("hello", Visitor.question("alice"));

        bench.post(
                "/v2/Flows/" + flow + "/Executions/" + visitor.execution(flow).getString("sid"), "Status", "ended");
        bench.post("/sandbox/clock", "Advance", "PT15M");

        assertEquals(List.of("incomingConversationMessage ask_topic"), visitor.path(flow));
        assertEquals(List.of("hello", Visitor.question("alice")), visitor.bodies());
    }
}
