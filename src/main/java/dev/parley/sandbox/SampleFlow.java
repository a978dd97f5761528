package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * The one flow of the sandbox. It answers each message that it hears with one of its own, as Studio's first widget would,
 * and an execution that a REST call starts sends one text message to its contact. Its own messages are never heard by it,
 * and no webhook tells of them.
 *
 * @see <a href="https://www.twilio.com/docs/studio/rest-api/v2/execution">Twilio: executions</a>
 */
final class SampleFlow {
    private static final int MAX_ECHO = 200;

    private final World world;
    private final Changes changes;
    private final Carrier carrier;

    SampleFlow(World world, Changes changes, Carrier carrier) {
        this.world = world;
        this.changes = changes;
        this.carrier = carrier;
    }

    /** Hears a message of a conversation: starts an execution there, or goes on with the one that is active. */
    void hear(Conversation conversation, Message message) {
        if (!world.has(conversation) || conversation.isClosed() || message.author.equals(SandboxAccount.FLOW_SID)) {
            return;
        }
        Execution execution = active(conversation.sid).orElseGet(() -> start(conversation));
        world.grow(execution, message.body.length() + message.author.length());
        execution.context = context(new JsonObject()
                .put("ConversationSid", conversation.sid)
                .put("MessageSid", message.sid)
                .put("Author", message.author)
                .put("Body", message.body));
        execution.updated = world.now();
        changes.say(Cause.SILENT_API, answer(conversation, message));
    }

    /** Starts an execution for a phone, as a REST call asks: one text message goes there. */
    void call(Execution execution, String from) {
        world.add(execution, world.executions);
        TextMessage hello = TextMessage.outbound(
                world.sid("SM"), world.now(), from, execution.contact, "Hello from the sample flow.", null);
        carrier.send(hello, hello.sid, () -> {});
    }

    Optional<Execution> active(String contact) {
        return world.executions.values().stream()
                .filter(execution -> execution.isActive() && execution.contact.equals(contact))
                .findFirst();
    }

    private Execution start(Conversation conversation) {
        Execution execution = new Execution(
                world.sid("FN"), world.now(), conversation.sid, world.sid("FC"), conversation.sid, new JsonObject());
        world.add(execution, world.executions);
        return execution;
    }

    private Message answer(Conversation conversation, Message heard) {
        String echo = heard.body.length() <= MAX_ECHO ? heard.body : heard.body.substring(0, MAX_ECHO) + "…";
        return new Message(
                world.sid("IM"), world.now(), conversation, SandboxAccount.FLOW_SID, "The sample flow heard: " + echo);
    }

    private static JsonObject context(JsonObject message) {
        return new JsonObject()
                .put("trigger", new JsonObject().put("conversation", message))
                .put("flow", new JsonObject().put("flow_sid", SandboxAccount.FLOW_SID));
    }
}
