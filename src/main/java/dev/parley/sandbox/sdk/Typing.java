package dev.parley.sandbox.sdk;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.JsonObject;

/**
 * Notifies the other participants that a participant is typing: {@code POST /Client/v2/Typing} with {@code ChannelSid}.
 */
public final class Typing {
    private static final String MESSAGE_TYPE = "twilio.ipmsg.typing_indicator";
    private static final int TIMEOUT_SECONDS = 5;

    private final World world;
    private final SdkClients clients;

    public Typing(World world, SdkClients clients) {
        this.world = world;
        this.clients = clients;
    }

    public void addTo(SdkApi sdk) {
        sdk.on("POST", "/Typing", this::type);
    }

    private ApiResponse type(ApiCall call) {
        Conversation conversation = world.service(call).conversation(call.form().required("ChannelSid"));
        String identity = call.actor().author();
        Participant typing = conversation
                .participant(identity)
                .orElseThrow(() -> new ApiError(403, 50430, "Only a participant can be shown as typing."));
        JsonObject payload = new JsonObject()
                .put("channel_sid", conversation.sid)
                .put("channel_type", "private")
                .put("identity", identity)
                .put("member_sid", typing.sid)
                .put("typing_timeout", TIMEOUT_SECONDS);
        conversation.participants.values().stream()
                .map(participant -> participant.identity)
                .filter(other -> other != null && !other.equals(identity))
                .forEach(other -> clients.notify(conversation.service, other, MESSAGE_TYPE, payload));
        return ApiResponse.ok(new JsonObject().put("typing_timeout", TIMEOUT_SECONDS));
    }
}
