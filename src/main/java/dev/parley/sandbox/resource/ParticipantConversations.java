package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The conversations of a participant in a service: by {@code Identity} or by {@code Address}, never both; in the order
 * in which they were joined.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/participant-conversation-resource">Twilio: participant
 *     conversations</a>
 */
public final class ParticipantConversations {
    private static final int MAX_PAGE = 50;

    private final World world;

    public ParticipantConversations(World world) {
        this.world = world;
    }

    public void addTo(Paths paths) {
        paths.inService("GET", "/ParticipantConversations", this::list);
    }

    private ApiResponse list(ApiCall call) {
        String identity = call.query().text("Identity", Limits.NAME);
        String address = call.query().text("Address", Limits.ADDRESS);
        if (identity != null && address != null) {
            throw new ApiError(400, 50451, "Ask for an Identity or for an Address, not for both.");
        }
        if (identity == null && address == null) {
            throw ApiError.badParameter("Ask for an Identity or for an Address.");
        }
        Service service = world.service(call);
        List<Participant> found = identity != null
                ? service.identities.of(identity)
                : world.phones.of(String.valueOf(address)).stream()
                        .filter(participant -> participant.conversation.service == service)
                        .toList();
        return new Paging<>(call, MAX_PAGE, found)
                .answer("conversations", participant -> json(participant, call.root()));
    }

    private static JsonObject json(Participant participant, String root) {
        Conversation conversation = participant.conversation;
        Service service = conversation.service;
        String identity = participant.identity;
        String user = identity == null
                ? null
                : service.user(identity).map(one -> one.sid).orElse(null);
        String url = root + "/Conversations/" + conversation.sid;
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", service.sid)
                .put("participant_sid", participant.sid)
                .put("participant_user_sid", user)
                .put("participant_identity", identity)
                .put("participant_messaging_binding", participant.binding())
                .put("conversation_sid", conversation.sid)
                .put("conversation_unique_name", conversation.uniqueName)
                .put("conversation_friendly_name", conversation.friendlyName)
                .put("conversation_attributes", conversation.attributes)
                .put("conversation_date_created", TimeFormats.inSeconds(conversation.created))
                .put("conversation_date_updated", TimeFormats.inSeconds(conversation.updated))
                .put("conversation_created_by", conversation.createdBy)
                .put("conversation_state", conversation.state)
                .put("conversation_timers", conversation.timers.json())
                .put(
                        "links",
                        new JsonObject()
                                .put("participant", url + "/Participants/" + participant.sid)
                                .put("conversation", url));
    }
}
