package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Flows that a REST call starts for a phone. */
class StudioPhoneTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final Visitor visitor = new Visitor(bench);

    @Test
    void hearsThePhoneThatItAsked() {
        String flow = visitor.create(Visitor.text("support.json")
                .replace("{{widgets.ask_topic.inbound.Body | strip}}", "{{widgets.ask_topic.inbound.From}}")
                .replace("fetch_order\", \"event\": \"next", "tell_state\", \"event\": \"next"));
        visitor.call(flow);

        JsonObject written = visitor.write("4711").json();

        assertEquals(visitor.execution(flow).getString("sid"), written.getString("execution_sid"));
        Awaitility.await().until(() -> visitor.received()
                .equals(List.of(Visitor.question("Zoe"), "Order " + Bench.PHONE + " is .")));
    }

    @Test
    void leavesAPhoneInAConversationToTheConversation() {
        bench.phone(visitor.conversation.substring(visitor.conversation.lastIndexOf('/') + 1));
        visitor.call(visitor.support());

        visitor.write("4711");

        visitor.awaitBodies("4711");
    }

    @Test
    void noticesThatItsMessageDidNotArrive() {
        bench.post("/sandbox/phones/" + Bench.PHONE, "Status", "undelivered", "ErrorCode", "30003");
        String flow = visitor.support();

        visitor.call(flow);

        Awaitility.await()
                .until(() -> visitor.path(flow).equals(List.of("incomingRequest ask_topic", "deliveryFailure Ended")));
    }
}
