package dev.parley.sandbox;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Users of the service: create, fetch (by SID or identity), list, update, delete, and the conversations they are in. Whoever
 * joins a conversation by identity becomes a user, too.
 *
 * <p>Form fields read: {@code Identity}, {@code FriendlyName}, {@code Attributes}, {@code RoleSid}. Left out: what a user
 * has read, muting, presence.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/user-resource">Twilio: users</a>
 */
final class Users {
    private static final int MAX_PAGE = 50;

    private final World world;
    private final Changes changes;
    private final Hooks hooks;

    Users(World world, Changes changes, Hooks hooks) {
        this.world = world;
        this.changes = changes;
        this.hooks = hooks;
    }

    void addTo(Paths paths) {
        paths.inService("POST", "/Users", this::create);
        paths.inService("GET", "/Users", this::list);
        paths.inService("GET", "/Users/{UserSid}", this::fetch);
        paths.laterInService("POST", "/Users/{UserSid}", this::update);
        paths.inService("DELETE", "/Users/{UserSid}", this::delete);
        paths.inService("GET", "/Users/{UserSid}/Conversations", this::listConversations);
    }

    private Answer create(ApiCall call) {
        String identity = call.form().required("Identity", Limits.NAME);
        world.user(identity).ifPresent(other -> {
            throw new Refusal(409, 50201, "User already exists: " + other.sid + ".");
        });
        User user = new User(world.sid("US"), world.now(), identity);
        user.outgrow(call.form());
        changes.add(call.cause(), changed(user, call.form()));
        return Answer.created(user.json(call.root()));
    }

    private Answer list(ApiCall call) {
        return new Paging<>(call, MAX_PAGE, List.copyOf(world.users.values()))
                .answer("users", user -> user.json(call.root()));
    }

    private Answer fetch(ApiCall call) {
        return Answer.ok(called(call).json(call.root()));
    }

    private Future<Answer> update(ApiCall call) {
        return hooks.inTurn(
                called(call).sid,
                call.cause(),
                call.form(),
                () -> Questions.userUpdate(call.cause(), changed(called(call).copy(), call.form())),
                form -> {
                    User user = called(call);
                    world.grow(user, form);
                    changes.updated(call.cause(), changed(user, form));
                    return Answer.ok(user.json(call.root()));
                });
    }

    private Answer delete(ApiCall call) {
        world.remove(called(call), world.users);
        return Answer.gone();
    }

    private Answer listConversations(ApiCall call) {
        User user = called(call);
        List<Participant> memberships = world.conversations.values().stream()
                .flatMap(conversation -> conversation.participants.values().stream())
                .filter(participant -> user.identity.equals(participant.identity))
                .toList();
        return new Paging<>(call, MAX_PAGE, memberships)
                .answer("conversations", participant -> membership(user, participant, call.root()));
    }

    private User called(ApiCall call) {
        String name = call.variable("UserSid");
        return world.user(name).orElseThrow(() -> Refusal.notFound("user", name));
    }

    private static User changed(User user, Form form) {
        String friendlyName = form.text("FriendlyName", Limits.NAME);
        String attributes = form.attributes(Limits.USER_ATTRIBUTES);
        String role = form.text("RoleSid", Limits.NAME);
        user.friendlyName = form.has("FriendlyName") ? friendlyName : user.friendlyName;
        user.attributes = attributes == null ? user.attributes : attributes;
        user.roleSid = role == null ? user.roleSid : role;
        return user;
    }

    private static JsonObject membership(User user, Participant participant, String root) {
        Conversation conversation = participant.conversation;
        String url = root + "/Conversations/" + conversation.sid;
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", SandboxAccount.CONVERSATIONS_SERVICE_SID)
                .put("conversation_sid", conversation.sid)
                .putNull("unread_messages_count")
                .put("last_read_message_index", participant.lastReadMessageIndex)
                .put("participant_sid", participant.sid)
                .put("user_sid", user.sid)
                .put("friendly_name", conversation.friendlyName)
                .put("conversation_state", conversation.state)
                .put("timers", conversation.timers.json())
                .put("attributes", conversation.attributes)
                .put("date_created", Dates.inSeconds(conversation.created))
                .put("date_updated", Dates.inSeconds(conversation.updated))
                .put("created_by", "system")
                .put("notification_level", "default")
                .put("unique_name", conversation.uniqueName)
                .put("url", root + "/Users/" + user.sid + "/Conversations/" + conversation.sid)
                .put(
                        "links",
                        new JsonObject()
                                .put("participant", url + "/Participants/" + participant.sid)
                                .put("conversation", url));
    }
}
