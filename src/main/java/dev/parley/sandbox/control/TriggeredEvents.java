package dev.parley.sandbox.control;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.NearestName;
import dev.parley.sandbox.carrier.StatusCallback;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.webhook.OutgoingEvent;
import dev.parley.sandbox.webhook.PostActionEvents;
import dev.parley.sandbox.webhook.PreActionEvents;
import dev.parley.sandbox.webhook.SentWebhook;
import dev.parley.sandbox.webhook.WebhookSender;
import dev.parley.sandbox.webhook.Webhooks;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.StateReason;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Sends events that did not happen: {@code POST /sandbox/events} signs its form and sends it to the address of such an
 * event, whatever the filters are, and responds with the entry of {@code GET /sandbox/webhooks}. Nothing changes: the
 * response to a pre-action webhook is not applied.
 *
 * <p>{@code GET /sandbox/events} lists the names; {@code GET /sandbox/events/{EventType}} returns a sample form, of the
 * conversation that changed last, or of the query's {@code ConversationSid}.
 *
 * <p>Form fields read: {@code EventType}, one of Twilio's; or {@code MessageStatus} for a status callback.
 * {@code ChatServiceSid} selects the service whose webhooks are called. All others are sent as they are. Twilio has no
 * such path.
 */
public final class TriggeredEvents {
    /** Stands for a status callback, which has no event type. */
    private static final String STATUS_CALLBACK = "statusCallback";

    private final World world;
    private final Webhooks webhooks;
    private final WebhookSender sender;
    private final @Nullable URI statusUrl;

    public TriggeredEvents(World world, Webhooks webhooks, WebhookSender sender, @Nullable URI statusUrl) {
        this.world = world;
        this.webhooks = webhooks;
        this.sender = sender;
        this.statusUrl = statusUrl;
    }

    public void addTo(Paths paths) {
        paths.on("GET", "/sandbox/events", call -> names());
        paths.on("GET", "/sandbox/events/{EventType}", this::suggest);
        paths.later("POST", "/sandbox/events", this::fire);
    }

    private static ApiResponse names() {
        JsonArray names = new JsonArray();
        EventNames.ALL.forEach(name -> names.add(
                new JsonObject().put("type", name).put("kind", EventNames.HOOKS.contains(name) ? "hook" : "event")));
        names.add(new JsonObject().put("type", STATUS_CALLBACK).put("kind", "status callback"));
        return ApiResponse.ok(names);
    }

    private ApiResponse suggest(ApiCall call) {
        String type = call.variable("EventType");
        SampleResources samples = SampleResources.of(world, call.query().text("ConversationSid"));
        FormParameters form = type.equals(STATUS_CALLBACK)
                ? StatusCallback.of(text(samples))
                : event(known(type), samples).form();
        return ApiResponse.ok(new JsonObject(form.asBody()));
    }

    private Future<ApiResponse> fire(ApiCall call) {
        Form form = call.form();
        String type = form.text("EventType");
        String status = form.text("MessageStatus");
        if (type == null && status != null) {
            if (statusUrl == null) {
                throw ApiError.badParameter("Nobody has an address for status callbacks: start the sandbox with one.");
            }
            return sender.call("POST", statusUrl.toString(), status, form.fields())
                    .map(TriggeredEvents::answer);
        }
        OutgoingEvent event = new OutgoingEvent(known(form.required("EventType")), form.fields(), null);
        return webhooks.sendAnyway(event)
                .orElseThrow(() -> ApiError.badParameter("No webhook address is configured for " + event.type()
                        + ": set PreWebhookUrl or PostWebhookUrl of Configuration/Webhooks."))
                .map(TriggeredEvents::answer);
    }

    private static ApiResponse answer(SentWebhook sent) {
        return ApiResponse.ok(sent.entry());
    }

    private static String known(String type) {
        if (!EventNames.ALL.contains(type)) {
            throw ApiError.badParameter(
                    "\"" + ApiError.brief(type) + "\" is not an event: GET /sandbox/events lists them."
                            + NearestName.hint(ApiError.brief(type), EventNames.ALL));
        }
        return type;
    }

    private TextMessage text(SampleResources samples) {
        String phone = samples.participant().address == null ? "+15005550001" : samples.participant().address;
        String number =
                samples.participant().proxyAddress == null ? "+15005550006" : samples.participant().proxyAddress;
        TextMessage text = TextMessage.outbound(
                samples.receipt().channelMessageSid, world.now(), number, phone, samples.message().body, null);
        text.status = "delivered";
        return text;
    }

    private OutgoingEvent event(String type, SampleResources samples) {
        Actor actor = samples.actor();
        return switch (type) {
            case "onMessageAdd" -> PreActionEvents.messageAdd(actor, samples.message());
            case "onMessageUpdate" -> PreActionEvents.messageUpdate(actor, samples.message());
            case "onMessageRemove" -> PreActionEvents.messageRemove(actor, samples.message());
            case "onConversationAdd" -> PreActionEvents.conversationAdd(actor, samples.conversation());
            case "onConversationUpdate" -> PreActionEvents.conversationUpdate(actor, samples.conversation());
            case "onConversationRemove" -> PreActionEvents.conversationRemove(actor, samples.conversation());
            case "onParticipantAdd" -> PreActionEvents.participantAdd(actor, samples.participant());
            case "onParticipantUpdate" -> PreActionEvents.participantUpdate(actor, samples.participant());
            case "onParticipantRemove" -> PreActionEvents.participantRemove(actor, samples.participant());
            case "onUserUpdate" -> PreActionEvents.userUpdate(actor, samples.user());
            case "onMessageAdded" -> PostActionEvents.messageAdded(actor, samples.message());
            case "onMessageUpdated" -> PostActionEvents.messageUpdated(actor, samples.message());
            case "onMessageRemoved" -> PostActionEvents.messageRemoved(actor, samples.message(), world.now());
            case "onConversationAdded" -> PostActionEvents.conversationAdded(actor, samples.conversation(), null);
            case "onConversationUpdated" -> PostActionEvents.conversationUpdated(actor, samples.conversation());
            case "onConversationStateUpdated" ->
                PostActionEvents.stateUpdated(actor, samples.conversation(), Conversation.INACTIVE, StateReason.API);
            case "onConversationRemoved" ->
                PostActionEvents.conversationRemoved(actor, samples.conversation(), world.now());
            case "onParticipantAdded" -> PostActionEvents.participantAdded(actor, samples.participant());
            case "onParticipantUpdated" -> PostActionEvents.participantUpdated(actor, samples.participant());
            case "onParticipantRemoved" ->
                PostActionEvents.participantRemoved(actor, samples.participant(), world.now());
            case "onDeliveryUpdated" -> PostActionEvents.deliveryUpdated(samples.receipt());
            case "onUserAdded" -> PostActionEvents.userAdded(actor, samples.user());
            case "onUserUpdated" -> PostActionEvents.userUpdated(actor, samples.user());
            default -> throw new IllegalArgumentException("no form for " + type);
        };
    }
}
