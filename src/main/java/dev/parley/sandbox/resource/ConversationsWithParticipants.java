package dev.parley.sandbox.resource;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Creates a conversation with participants, all of them or none.
 *
 * <p>Form fields read: those of a {@linkplain Conversations conversation}, and {@code Participant}, repeatable, at most
 * ten: a JSON object with {@code identity}, {@code messaging_binding} ({@code address}, {@code proxy_address},
 * {@code projected_address}), {@code date_created}, {@code attributes}, {@code role_sid}. Left out: group messages, and
 * with them the state {@code initializing}.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-with-participants-resource">Twilio:
 *     conversations with participants</a>
 */
public final class ConversationsWithParticipants {
    private static final int MAX_PARTICIPANTS = 10;
    private static final Map<String, String> FIELDS = Map.of(
            "identity", "Identity",
            "date_created", "DateCreated",
            "attributes", "Attributes",
            "role_sid", "RoleSid");
    private static final Map<String, String> BINDING_FIELDS = Map.of(
            "address", Participants.ADDRESS,
            "proxy_address", Participants.PROXY_ADDRESS,
            "projected_address", Participants.PROJECTED_ADDRESS);

    private final World world;
    private final Changes changes;
    private final Conversations conversations;
    private final Participants participants;

    public ConversationsWithParticipants(
            World world, Changes changes, Conversations conversations, Participants participants) {
        this.world = world;
        this.changes = changes;
        this.conversations = conversations;
        this.participants = participants;
    }

    public void addTo(Paths paths) {
        paths.inService("POST", "/ConversationWithParticipants", this::create);
    }

    private ApiResponse create(ApiCall call) {
        List<String> written = call.form().texts("Participant");
        if (written.size() > MAX_PARTICIPANTS) {
            throw new ApiError(
                    400, 50426, "Participant is given " + written.size() + " times: at most " + MAX_PARTICIPANTS + ".");
        }
        Conversation conversation = conversations.conversation(call, call.form());
        for (String one : written) {
            Participant participant = read(one, conversation);
            // Added before the conversation exists, so that the next is checked against it; it is not visible yet.
            conversation.participants.put(participant.sid, participant);
        }
        List<Participant> joining = List.copyOf(conversation.participants.values());
        conversation.participants.clear();

        changes.open(call.actor(), conversation, null);
        joining.forEach(participant -> changes.join(call.actor(), participant));
        return ApiResponse.created(conversation.json(call.root()));
    }

    private Participant read(String json, Conversation conversation) {
        Form form = new Form(FormParameters.of(fields(json)));
        String address = form.text(Participants.ADDRESS);
        String proxyAddress = form.text(Participants.PROXY_ADDRESS);
        boolean isBoundHere = address != null
                && proxyAddress != null
                && conversation.bound(address, proxyAddress).isPresent();
        String where = isBoundHere
                ? "this conversation"
                : world.phones
                        .bound(address, proxyAddress)
                        .map(other -> "Conversation " + other.conversation.sid)
                        .orElse(null);
        if (where != null) {
            throw new ApiError(
                    409, 50425, "A binding for this participant and proxy address already exists in " + where + ".");
        }
        return participants.participant(conversation, form);
    }

    private static Map<String, @Nullable String> fields(String json) {
        JsonObject participant = object(json);
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        FIELDS.forEach((key, name) -> fields.put(name, participant.getString(key)));
        if (participant.getValue("messaging_binding") instanceof JsonObject binding) {
            BINDING_FIELDS.forEach((key, name) -> fields.put(name, binding.getString(key)));
        }
        return fields;
    }

    private static JsonObject object(String json) {
        try {
            if (Json.decodeValue(json) instanceof JsonObject object) {
                return object;
            }
        } catch (DecodeException e) {
            // Refused below, as JSON that is not an object is.
        }
        throw ApiError.badParameter("Participant is \"" + ApiError.brief(json)
                + "\": expected a JSON object like {\"identity\": \"alice\"}.");
    }
}
