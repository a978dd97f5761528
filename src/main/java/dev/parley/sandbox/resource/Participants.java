package dev.parley.sandbox.resource;

import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.PreActionEvents;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.ReadHorizon;
import dev.parley.sandbox.world.Role;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * Participants of a conversation: create, fetch (by SID or identity), list, update, delete.
 *
 * <p>Form fields read: {@code Identity}, {@code MessagingBinding.Address}, {@code MessagingBinding.ProxyAddress},
 * {@code MessagingBinding.ProjectedAddress}, {@code DateCreated}, {@code DateUpdated}, {@code Attributes},
 * {@code RoleSid}; in an update also {@code LastReadMessageIndex} and {@code LastReadTimestamp}, of which an empty one
 * removes the value, except for addresses. Left out: group messages. That an identity cannot be changed, and its error
 * code, are invented. {@link PermissionCheck} decides what clients may do.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-participant-resource">Twilio: participants</a>
 */
public final class Participants {
    static final String ADDRESS = "MessagingBinding.Address";
    static final String PROXY_ADDRESS = "MessagingBinding.ProxyAddress";
    static final String PROJECTED_ADDRESS = "MessagingBinding.ProjectedAddress";
    private static final int MAX_PAGE = 100;

    private final World world;
    private final Changes changes;
    private final Hooks hooks;
    private final ParticipantCheck participantCheck;

    public Participants(World world, Changes changes, Hooks hooks) {
        this.world = world;
        this.changes = changes;
        this.hooks = hooks;
        participantCheck = new ParticipantCheck(world);
    }

    public void addTo(Paths paths) {
        paths.laterInService("POST", "/Conversations/{ConversationSid}/Participants", this::create);
        paths.inService("GET", "/Conversations/{ConversationSid}/Participants", this::list);
        paths.inService("GET", "/Conversations/{ConversationSid}/Participants/{Sid}", this::fetch);
        paths.laterInService("POST", "/Conversations/{ConversationSid}/Participants/{Sid}", this::update);
        paths.laterInService("DELETE", "/Conversations/{ConversationSid}/Participants/{Sid}", this::delete);
    }

    private Future<ApiResponse> create(ApiCall call) {
        return hooks.inTurn(
                conversation(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    Participant joining = participant(conversation(call), call.form());
                    PermissionCheck.of(call.actor(), joining.conversation).add(joining, call.form());
                    return PreActionEvents.participantAdd(call.actor(), joining);
                },
                form -> {
                    Participant participant = participant(conversation(call), form);
                    changes.join(call.actor(), participant);
                    return ApiResponse.created(participant.json(call.root()));
                });
    }

    /** Makes a participant from a form, without adding it. */
    Participant participant(Conversation conversation, Form form) {
        if (conversation.isClosed()) {
            throw Conversations.closed(conversation);
        }
        Participant participant = new Participant(world.sid("MB"), world.now(), conversation);
        participant.outgrow(form);
        participant.identity = form.text("Identity", Limits.NAME);
        participant.address = address(form, ADDRESS, 50407);
        participant.proxyAddress = address(form, PROXY_ADDRESS, 50408);
        participant.projectedAddress = address(form, PROJECTED_ADDRESS, 50408);
        if (conversation.createdBy.equals(participant.identity)) {
            participant.roleSid = conversation.service.configuration.creatorRoleSid();
        }
        change(participant, form);
        participantCheck.check(participant);
        return participant;
    }

    private ApiResponse list(ApiCall call) {
        return new Paging<>(
                        call,
                        MAX_PAGE,
                        conversation(call).participants.values().stream().toList())
                .answer("participants", participant -> participant.json(call.root()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(find(call).json(call.root()));
    }

    private Future<ApiResponse> update(ApiCall call) {
        return hooks.inTurn(
                conversation(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), conversation(call)).update(find(call), call.form());
                    Participant participantBefore = find(call);
                    checkRebinding(participantBefore, call.form());
                    return PreActionEvents.participantUpdate(
                            call.actor(), updated(participantBefore.copy(), call.form()));
                },
                form -> {
                    Participant participant = find(call);
                    checkRebinding(participant, form);
                    world.grow(participant, form);
                    changes.updated(call.actor(), updated(participant, form));
                    return ApiResponse.ok(participant.json(call.root()));
                });
    }

    private static Participant updated(Participant participant, Form form) {
        ReadHorizon read = participant.read.updatedFrom(form);
        String proxyAddress = address(form, PROXY_ADDRESS, 50408);
        String projectedAddress = address(form, PROJECTED_ADDRESS, 50408);
        change(participant, form);
        participant.read = read;
        participant.proxyAddress = proxyAddress == null ? participant.proxyAddress : proxyAddress;
        participant.projectedAddress = form.has(PROJECTED_ADDRESS) ? projectedAddress : participant.projectedAddress;
        return participant;
    }

    /** Checks a new proxy address, of a participant on the phone or of a chat user. */
    private void checkRebinding(Participant participant, Form form) {
        String identity = form.text("Identity");
        if (identity != null && !identity.equals(participant.identity)) {
            throw new ApiError(400, 50440, "Identity cannot be changed: remove the participant and add another.");
        }
        String proxyAddress = address(form, PROXY_ADDRESS, 50408);
        if (form.has(PROXY_ADDRESS) && (proxyAddress == null || !participant.isOnPhone())) {
            throw new ApiError(
                    400,
                    50440,
                    proxyAddress == null
                            ? PROXY_ADDRESS + " cannot be removed: group messages are not supported."
                            : PROXY_ADDRESS + " is for participants on the phone.");
        }
        if (proxyAddress != null && !proxyAddress.equals(participant.proxyAddress)) {
            participantCheck.checkBinding(participant.address, proxyAddress);
        }
    }

    private Future<ApiResponse> delete(ApiCall call) {
        return hooks.inTurn(
                conversation(call).sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), conversation(call)).remove(find(call));
                    return PreActionEvents.participantRemove(call.actor(), find(call));
                },
                form -> {
                    changes.leave(call.actor(), find(call));
                    return ApiResponse.gone();
                });
    }

    private Conversation conversation(ApiCall call) {
        return world.service(call).conversation(call.variable("ConversationSid"));
    }

    private Participant find(ApiCall call) {
        String name = call.variable("Sid");
        return conversation(call).participant(name).orElseThrow(() -> ApiError.notFound("participant", name));
    }

    /** Reads an address; the text {@code null} removes it, as in Twilio's updates. */
    private static @Nullable String address(Form form, String name, int code) {
        String address = form.text(name, Limits.ADDRESS);
        if ("null".equals(address)) {
            return null;
        }
        return address == null ? null : Limits.address(address, code);
    }

    private static void change(Participant participant, Form form) {
        String attributes = form.attributes(Limits.PARTICIPANT_ATTRIBUTES);
        String role = Role.read(form, "RoleSid", participant.conversation.service, Role.CONVERSATION);
        participant.date(form);
        participant.attributes = attributes == null ? participant.attributes : attributes;
        participant.roleSid = role == null ? participant.roleSid : role;
    }
}
