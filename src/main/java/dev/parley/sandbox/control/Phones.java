package dev.parley.sandbox.control;

import dev.parley.door.Fields;
import dev.parley.sandbox.carrier.Reception;
import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.resource.Messages;
import dev.parley.sandbox.rest.Answer;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.Cause;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.Lanes;
import dev.parley.sandbox.webhook.Questions;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Execution;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * The phones of everybody: {@code POST /sandbox/sms} writes with one.
 *
 * <p>Form fields read: {@code From}, {@code To} (both with or both without {@code whatsapp:}), {@code Body}. A message goes
 * to the open conversation that is bound to the two numbers, after {@code onMessageAdd} was asked, else to the flow that waits
 * for an answer; where there is neither, one is made, after {@code onConversationAdd} was, as {@link AutoCreation} says. STOP,
 * START and their like are {@linkplain Reception heard}, answered to the phone, and told in the conversation like any other words.
 * Left out: media, groups, webhooks of a number.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/inbound-autocreation">Twilio: autocreation</a>
 */
public final class Phones {
    private final World world;
    private final Changes changes;
    private final Messages messages;
    private final Hooks hooks;
    private final Lanes lanes;
    private final AutoCreation autoCreation;
    private final Reception reception;

    public Phones(World world, Changes changes, Messages messages, Hooks hooks, Lanes lanes, Reception reception) {
        this.world = world;
        this.changes = changes;
        this.messages = messages;
        this.hooks = hooks;
        this.lanes = lanes;
        autoCreation = new AutoCreation(world);
        this.reception = reception;
    }

    public void addTo(Paths paths) {
        paths.later("POST", "/sandbox/sms", this::write);
    }

    private Future<Answer> write(ApiCall call) {
        String from = Limits.address(call.form().required("From", Limits.ADDRESS), 50407);
        String to = Limits.address(call.form().required("To", Limits.ADDRESS), 50408);
        Limits.checkChannels(from, to);
        if (from.equals(to)) {
            throw new Refusal(400, 50409, "From and To are the same number.");
        }
        String body = call.form().required("Body");
        Limits.checkBody(body);
        Optional<Execution> waiting =
                world.phones.bound(from, to).isPresent() ? Optional.empty() : world.studio.listening(from, to);
        if (waiting.isPresent()) {
            return Future.succeededFuture(tell(waiting.get(), from, to, body));
        }
        // A phone's second message must not overtake the first while a hook thinks about it.
        Promise<Message> said = Promise.promise();
        Runnable stillTheSame = world.stillTheSame();
        boolean taken = lanes.add(from + " " + to, body.length(), () -> {
            Future.succeededFuture(body)
                    .compose(words -> {
                        stillTheSame.run();
                        return receive(from, to, words);
                    })
                    .onComplete(said);
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

    /** Tells a flow that asked this phone something. */
    private Answer tell(Execution execution, String from, String to, String body) {
        TextMessage text = written(from, to, body);
        execution.hear(text);
        return Answer.created(
                new JsonObject().put("execution_sid", execution.sid).put("message_sid", text.sid));
    }

    private TextMessage written(String from, String to, String body) {
        TextMessage text = TextMessage.inbound(world.sid("SM"), world.now(), from, to, body);
        world.add(text);
        reception
                .hear(text)
                .map(words -> TextMessage.reply(world.sid("SM"), world.now(), text, words))
                .ifPresent(world::add);
        return text;
    }

    private Future<Message> receive(String from, String to, String body) {
        written(from, to, body);
        Cause cause = Cause.channel(from);
        Form words = new Form(Fields.of(Map.of("Author", from, "Body", body)));
        return world.phones
                .bound(from, to)
                .map(author -> messages.say(cause, author.conversation, words))
                .orElseGet(() -> open(cause, to, words));
    }

    private Future<Message> open(Cause cause, String to, Form words) {
        String from = words.required("Author");
        String body = words.required("Body");
        return hooks.before(
                        cause,
                        words,
                        () -> Questions.conversationAdd(cause, opener(from, to, words), body),
                        form ->
                                // While a hook thought, somebody may have put the phone into a conversation.
                                world.phones
                                        .bound(from, to)
                                        .map(author -> messages.say(cause, author.conversation, words))
                                        .orElseGet(() ->
                                                Future.succeededFuture(begin(cause, opener(from, to, form), body))))
                .compose(said -> said);
    }

    private Participant opener(String from, String to, Form form) {
        Conversation conversation = world.newConversation(autoCreation.service(to), world.now());
        conversation.outgrow(form);
        conversation.friendlyName = form.text("FriendlyName", Limits.NAME);
        Participant opener = new Participant(world.sid("MB"), world.now(), conversation);
        opener.address = from;
        opener.proxyAddress = to;
        return opener;
    }

    private Message begin(Cause cause, Participant opener, String body) {
        changes.open(cause, opener.conversation, opener);
        autoCreation.attach(opener.conversation, String.valueOf(opener.proxyAddress));
        changes.join(cause, opener);
        // Built once its author is there.
        Message message =
                new Message(world.sid("IM"), world.now(), opener.conversation, String.valueOf(opener.address), body);
        changes.say(cause, message);
        return message;
    }
}
