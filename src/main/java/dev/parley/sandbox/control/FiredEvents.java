package dev.parley.sandbox.control;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.NearestName;
import dev.parley.sandbox.carrier.StatusCallback;
import dev.parley.sandbox.rest.Answer;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.Cause;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.webhook.Caller;
import dev.parley.sandbox.webhook.Event;
import dev.parley.sandbox.webhook.Events;
import dev.parley.sandbox.webhook.Questions;
import dev.parley.sandbox.webhook.Sent;
import dev.parley.sandbox.webhook.Webhooks;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.StateReason;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/**
 * Events that did not happen, sent as if they had: {@code POST /sandbox/events} signs its form and sends it to where such an
 * event goes, whatever the filters say, and answers as {@code GET /sandbox/webhooks} shows what was sent. Nothing changes by
 * it: what a hook is answered is not carried out.
 *
 * <p>{@code GET /sandbox/events} lists the names; {@code GET /sandbox/events/{EventType}} gives a form to begin with, of the
 * conversation that changed last, or of the one that the query's {@code ConversationSid} names.
 *
 * <p>Form fields read: {@code EventType}, one of Twilio's; or {@code MessageStatus}, and the form is a status callback.
 * {@code ChatServiceSid} says whose webhooks are called. All others are sent as they are. Twilio has no such path.
 */
public final class FiredEvents {
    /** What a status callback is called here; it has no event type. */
    private static final String STATUS_CALLBACK = "statusCallback";

    private final World world;
    private final Webhooks webhooks;
    private final Caller caller;
    private final URI statusUrl;

    public FiredEvents(World world, Webhooks webhooks, Caller caller, URI statusUrl) {
        this.world = world;
        this.webhooks = webhooks;
        this.caller = caller;
        this.statusUrl = statusUrl;
    }

    public void addTo(Paths paths) {
        paths.on("GET", "/sandbox/events", call -> names());
        paths.on("GET", "/sandbox/events/{EventType}", this::suggest);
        paths.later("POST", "/sandbox/events", this::fire);
    }

    private static Answer names() {
        JsonArray names = new JsonArray();
        EventNames.ALL.forEach(name -> names.add(
                new JsonObject().put("type", name).put("kind", EventNames.HOOKS.contains(name) ? "hook" : "event")));
        names.add(new JsonObject().put("type", STATUS_CALLBACK).put("kind", "status callback"));
        return Answer.ok(names);
    }

    private Answer suggest(ApiCall call) {
        String type = call.variable("EventType");
        Scene scene = Scene.of(world, call.query().text("ConversationSid"));
        FormParameters form = type.equals(STATUS_CALLBACK)
                ? StatusCallback.of(text(scene))
                : event(known(type), scene).form();
        return Answer.ok(new JsonObject(form.asBody()));
    }

    private Future<Answer> fire(ApiCall call) {
        Form form = call.form();
        String type = form.text("EventType");
        String status = form.text("MessageStatus");
        if (type == null && status != null) {
            return caller.call("POST", statusUrl.toString(), status, form.fields())
                    .map(FiredEvents::answer);
        }
        Event event = new Event(known(form.required("EventType")), form.fields(), null);
        return webhooks.pretend(event)
                .orElseThrow(() -> Refusal.badParameter("Nobody has an address for " + event.type()
                        + ": give Configuration/Webhooks a PreWebhookUrl or PostWebhookUrl."))
                .map(FiredEvents::answer);
    }

    private static Answer answer(Sent sent) {
        return Answer.ok(sent.entry());
    }

    private static String known(String type) {
        if (!EventNames.ALL.contains(type)) {
            throw Refusal.badParameter("\"" + Refusal.brief(type) + "\" is no event: GET /sandbox/events lists them."
                    + NearestName.hint(Refusal.brief(type), EventNames.ALL));
        }
        return type;
    }

    private TextMessage text(Scene scene) {
        String phone = scene.participant().address == null ? "+15005550001" : scene.participant().address;
        String number = scene.participant().proxyAddress == null ? "+15005550006" : scene.participant().proxyAddress;
        TextMessage text = TextMessage.outbound(
                scene.receipt().channelMessageSid, world.now(), number, phone, scene.message().body, null);
        text.status = "delivered";
        return text;
    }

    private Event event(String type, Scene scene) {
        Cause cause = scene.cause();
        return switch (type) {
            case "onMessageAdd" -> Questions.messageAdd(cause, scene.message());
            case "onMessageUpdate" -> Questions.messageUpdate(cause, scene.message());
            case "onMessageRemove" -> Questions.messageRemove(cause, scene.message());
            case "onConversationAdd" -> Questions.conversationAdd(cause, scene.conversation());
            case "onConversationUpdate" -> Questions.conversationUpdate(cause, scene.conversation());
            case "onConversationRemove" -> Questions.conversationRemove(cause, scene.conversation());
            case "onParticipantAdd" -> Questions.participantAdd(cause, scene.participant());
            case "onParticipantUpdate" -> Questions.participantUpdate(cause, scene.participant());
            case "onParticipantRemove" -> Questions.participantRemove(cause, scene.participant());
            case "onUserUpdate" -> Questions.userUpdate(cause, scene.user());
            case "onMessageAdded" -> Events.messageAdded(cause, scene.message());
            case "onMessageUpdated" -> Events.messageUpdated(cause, scene.message());
            case "onMessageRemoved" -> Events.messageRemoved(cause, scene.message(), world.now());
            case "onConversationAdded" -> Events.conversationAdded(cause, scene.conversation(), null);
            case "onConversationUpdated" -> Events.conversationUpdated(cause, scene.conversation());
            case "onConversationStateUpdated" ->
                Events.stateUpdated(cause, scene.conversation(), Conversation.INACTIVE, StateReason.API);
            case "onConversationRemoved" -> Events.conversationRemoved(cause, scene.conversation(), world.now());
            case "onParticipantAdded" -> Events.participantAdded(cause, scene.participant());
            case "onParticipantUpdated" -> Events.participantUpdated(cause, scene.participant());
            case "onParticipantRemoved" -> Events.participantRemoved(cause, scene.participant(), world.now());
            case "onDeliveryUpdated" -> Events.deliveryUpdated(scene.receipt());
            case "onUserAdded" -> Events.userAdded(cause, scene.user());
            case "onUserUpdated" -> Events.userUpdated(cause, scene.user());
            default -> throw new IllegalArgumentException("no form for " + type);
        };
    }
}
