package dev.parley.sandbox.resource;

import dev.parley.sandbox.change.Changes;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.webhook.Hooks;
import dev.parley.sandbox.webhook.PreActionEvents;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.ReadHorizon;
import dev.parley.sandbox.world.User;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The conversations of a user, and how far the user has read them: list, fetch and update (by SID or unique name), and
 * delete, which leaves the conversation.
 *
 * <p>Form fields read: {@code NotificationLevel} (default, muted), {@code LastReadTimestamp},
 * {@code LastReadMessageIndex}; an empty one of the last two removes the value. Without a read horizon the count of
 * unread messages is null.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/user-conversation-resource">Twilio: user conversations</a>
 */
public final class UserConversations {
    private static final int MAX_PAGE = 50;
    private static final String ALL = "/Users/{UserSid}/Conversations";
    private static final String ONE = ALL + "/{ConversationSid}";
    private static final List<String> LEVELS = List.of("default", "muted");

    private final World world;
    private final Changes changes;
    private final Hooks hooks;

    public UserConversations(World world, Changes changes, Hooks hooks) {
        this.world = world;
        this.changes = changes;
        this.hooks = hooks;
    }

    public void addTo(Paths paths) {
        paths.inService("GET", ALL, this::list);
        paths.inService("GET", ONE, this::fetch);
        paths.laterInService("POST", ONE, this::update);
        paths.laterInService("DELETE", ONE, this::delete);
    }

    private ApiResponse list(ApiCall call) {
        User user = user(call);
        return new Paging<>(call, MAX_PAGE, user.service.identities.of(user.identity))
                .answer("conversations", participant -> json(user, participant, call.root()));
    }

    private ApiResponse fetch(ApiCall call) {
        return ApiResponse.ok(json(user(call), find(call), call.root()));
    }

    private Future<ApiResponse> update(ApiCall call) {
        return hooks.inTurn(
                find(call).conversation.sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), find(call).conversation).setUp(find(call), call.form());
                    return PreActionEvents.participantUpdate(
                            call.actor(), updated(find(call).copy(), call.form()));
                },
                form -> {
                    Participant participant = updated(find(call), form);
                    changes.updated(call.actor(), participant);
                    return ApiResponse.ok(json(user(call), participant, call.root()));
                });
    }

    private static Participant updated(Participant participant, Form form) {
        String level = form.choice("NotificationLevel", LEVELS);
        ReadHorizon read = participant.read.updatedFrom(form);

        participant.notificationLevel = level == null ? participant.notificationLevel : level;
        participant.read = read;
        return participant;
    }

    private Future<ApiResponse> delete(ApiCall call) {
        return hooks.inTurn(
                find(call).conversation.sid,
                call.actor(),
                call.form(),
                () -> {
                    PermissionCheck.of(call.actor(), find(call).conversation).remove(find(call));
                    return PreActionEvents.participantRemove(call.actor(), find(call));
                },
                form -> {
                    changes.leave(call.actor(), find(call));
                    return ApiResponse.gone();
                });
    }

    private User user(ApiCall call) {
        String name = call.variable("UserSid");
        return world.service(call).user(name).orElseThrow(() -> ApiError.notFound("user", name));
    }

    private Participant find(ApiCall call) {
        User user = user(call);
        Conversation conversation = user.service.conversation(call.variable("ConversationSid"));
        return conversation.participants.values().stream()
                .filter(participant -> user.identity.equals(participant.identity))
                .findFirst()
                .orElseThrow(() -> new ApiError(
                        404, 20404, "User " + ApiError.brief(user.identity) + " is not in " + conversation.sid + "."));
    }

    private static JsonObject json(User user, Participant participant, String root) {
        Conversation conversation = participant.conversation;
        String url = root + "/Conversations/" + conversation.sid;
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", user.service.sid)
                .put("conversation_sid", conversation.sid)
                .put("unread_messages_count", participant.unread())
                .put("last_read_message_index", participant.read.index())
                .put("participant_sid", participant.sid)
                .put("user_sid", user.sid)
                .put("friendly_name", conversation.friendlyName)
                .put("conversation_state", conversation.state)
                .put("timers", conversation.timers.json())
                .put("attributes", conversation.attributes)
                .put("date_created", TimeFormats.inSeconds(conversation.created))
                .put("date_updated", TimeFormats.inSeconds(conversation.updated))
                .put("created_by", conversation.createdBy)
                .put("notification_level", participant.notificationLevel)
                .put("unique_name", conversation.uniqueName)
                .put("url", root + "/Users/" + user.sid + "/Conversations/" + conversation.sid)
                .put(
                        "links",
                        new JsonObject()
                                .put("participant", url + "/Participants/" + participant.sid)
                                .put("conversation", url));
    }
}
