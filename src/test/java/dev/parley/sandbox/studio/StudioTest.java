package dev.parley.sandbox.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an exported flow does in a conversation, and small ones. */
class StudioTest {
    @RegisterExtension
    final Bench bench = new Bench();

    private final Visitor visitor = new Visitor(bench);

    @Test
    void addsAParticipant() {
        String flow = visitor.support();
        visitor.listen(flow);

        visitor.say("hello");
        visitor.say("Human");

        visitor.awaitBodies("hello", Visitor.question("alice"), "Human", "Helen is here.");
        assertEquals(
                200, bench.get(visitor.conversation + "/Participants/helen").status());
        assertEquals(
                List.of(
                        "incomingConversationMessage ask_topic",
                        "incomingMessage split_topic",
                        "match add_person",
                        "success tell_person",
                        "sent Ended"),
                visitor.path(flow));
    }

    @Test
    void entersMessagesUnderItsOwnNameWithAttributes() {
        String flow = visitor.support();
        visitor.listen(flow);

        visitor.say("hello");
        visitor.awaitBodies("hello", Visitor.question("alice"));

        JsonObject message =
                bench.get(visitor.conversation + "/Messages").list("messages").getJsonObject(1);
        assertEquals(flow, message.getString("author"));
        assertEquals("{\"widget\": \"ask_topic\"}", message.getString("attributes"));
    }

    @Test
    void knowsTheConversationsAttributes() {
        bench.post(visitor.conversation, "Attributes", "{\"topic\": \"lamps\"}");
        visitor.listen(visitor.create(Visitor.message(
                "{{trigger.conversation.ChannelAttributes.topic}} of {{trigger.conversation.Source}}")));

        visitor.say("hello");

        visitor.awaitBodies("hello", "lamps of SDK");
    }

    @Test
    void namesTheWidgetThatItCannotRun() {
        String flow = visitor.create(Visitor.message("Hi.").replace("send-message", "send-to-flex"));
        visitor.listen(flow);

        visitor.say("hello");

        Awaitility.await()
                .until(() -> visitor.path(flow).equals(List.of("incomingConversationMessage widget", "failed Ended")));
        assertEquals("ended", visitor.execution(flow).getString("status"));
        assertEquals(
                "the sandbox does not support widgets of type send-to-flex",
                visitor.execution(flow)
                        .getJsonObject("context")
                        .getJsonObject("widgets")
                        .getJsonObject("widget")
                        .getString("error"));
    }

    @Test
    void isNotHeardByAnotherFlow() {
        visitor.listen(visitor.create(Visitor.message("one")));
        visitor.listen(visitor.create(Visitor.message("two")));

        visitor.say("hello");

        visitor.awaitBodies("hello", "one", "two");
    }
}
