package dev.parley.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The phones of everybody: {@code POST /sandbox/sms} writes with one, {@code GET /sandbox/phones/{number}} looks at it.
 *
 * <p>Form fields read: {@code From}, {@code To}, {@code Body}. A message goes to the open conversation that is bound to the
 * two numbers, after {@code onMessageAdd} was asked; where there is none, one is made, after {@code onConversationAdd} was.
 * Left out: media, groups, address configurations.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/inbound-autocreation">Twilio: autocreation</a>
 */
final class Phones {
    private final World world;
    private final Changes changes;
    private final Webhooks webhooks;
    private final Lanes lanes;

    Phones(World world, Changes changes, Webhooks webhooks, Lanes lanes) {
        this.world = world;
        this.changes = changes;
        this.webhooks = webhooks;
        this.lanes = lanes;
    }

    void addTo(Paths paths) {
        paths.later("POST", "/sandbox/sms", this::write);
        paths.on("GET", "/sandbox/phones/{Number}", this::look);
    }

    private Future<Answer> write(ApiCall call) {
        String from = Limits.address(call.form().required("From", Limits.ADDRESS), 50407);
        String to = Limits.address(call.form().required("To", Limits.ADDRESS), 50408);
        String body = call.form().required("Body");
        Limits.checkBody(body);
        // A phone's second message must not overtake the first while a hook thinks about it.
        Promise<Message> said = Promise.promise();
        boolean taken = lanes.add(from + " " + to, body.length(), () -> {
            receive(from, to, body).onComplete(said);
            return said.future();
        });
        if (!taken) {
            throw new Refusal(429, 20429, "Too many text messages are waiting for webhooks to answer.");
        }
        return said.future()
                .map(message -> Answer.created(new JsonObject()
                        .put("conversation_sid", message.conversation.sid)
                        .put("message_sid", message.sid)));
    }

    private Future<Message> receive(String from, String to, String body) {
        world.add(TextMessage.inbound(world.sid("SM"), world.now(), from, to, body));
        Cause cause = Cause.channel(from);
        Participant author = world.bound(from, to).orElse(null);
        return author == null
                ? webhooks.ask(Events.conversationAdd(cause, world.defaultService(), from, to, body))
                        .map(verdict -> open(cause, from, to, body, verdict))
                : webhooks.ask(Events.messageAdd(cause, author.conversation, author, body))
                        .map(verdict -> say(cause, author.conversation, from, body, verdict));
    }

    private Message open(Cause cause, String from, String to, String body, Verdict verdict) {
        verdict.refuseIfRejected();
        Conversation conversation = world.newConversation(world.defaultService(), world.now());
        conversation.friendlyName = verdict.edit("friendly_name", Limits.NAME);
        Participant author = new Participant(world.sid("MB"), world.now(), conversation);
        author.address = from;
        author.proxyAddress = to;

        changes.open(cause, conversation, author);
        changes.join(cause, author);
        Message message = new Message(world.sid("IM"), world.now(), conversation, from, body);
        changes.say(cause, message);
        return message;
    }

    private Message say(Cause cause, Conversation conversation, String from, String body, Verdict verdict) {
        verdict.refuseIfRejected();
        if (conversation.isClosed() || !world.has(conversation)) {
            throw Refusal.notFound("open conversation", conversation.sid);
        }
        String newAuthor = verdict.edit("author", Limits.NAME);
        String newBody = verdict.edit("body", Limits.BODY_BYTES);
        String newAttributes = verdict.edit("attributes", Limits.MESSAGE_ATTRIBUTES);
        if (newAttributes != null) {
            Form.checkAttributes(newAttributes, Limits.MESSAGE_ATTRIBUTES);
        }
        Message message = new Message(
                world.sid("IM"),
                world.now(),
                conversation,
                newAuthor == null ? from : newAuthor,
                newBody == null ? body : newBody);
        message.attributes = newAttributes == null ? message.attributes : newAttributes;

        changes.say(cause, message);
        return message;
    }

    private Answer look(ApiCall call) {
        String number = call.variable("Number");
        List<TextMessage> oldestFirst = new ArrayList<>(world.texts());
        Collections.reverse(oldestFirst);
        JsonArray received = new JsonArray();
        oldestFirst.stream()
                .filter(text -> text.isOutbound() && text.to.equals(number) && !text.status.equals("queued"))
                .forEach(text -> received.add(new JsonObject()
                        .put("at", Dates.inMilliseconds(text.updated))
                        .put("sid", text.sid)
                        .put("from", text.from)
                        .put("to", text.to)
                        .put("body", text.body)
                        .put("status", text.status)));
        return Answer.ok(received);
    }
}
