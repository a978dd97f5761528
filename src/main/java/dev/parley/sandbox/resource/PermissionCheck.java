package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.world.Conversation;
import dev.parley.sandbox.world.Message;
import dev.parley.sandbox.world.Participant;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the permissions of an actor. SDK clients may do what their roles allow: the role in the service, and that in
 * the conversation for its participants. REST calls with a key, phones and flows may do everything.
 *
 * <p>Invented where Twilio is silent: which call needs which permission beyond its name; that a permission of the
 * service's role holds in every conversation of the service; that the creator of a conversation has the creator's role
 * before joining; that users need no permission to set their own read horizon; that reading needs no permission.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/role-resource#permission-values">Twilio: permissions</a>
 */
final class PermissionCheck {
    private static final List<String> STATE =
            List.of("State", "Timers.Inactive", "Timers.Closed", "MessagingServiceSid");
    private static final List<String> ROLE = List.of("RoleSid");

    private final @Nullable String identity;
    private final Service service;
    private final @Nullable Conversation conversation;

    private PermissionCheck(@Nullable String identity, Service service, @Nullable Conversation conversation) {
        this.identity = identity;
        this.service = service;
        this.conversation = conversation;
    }

    static PermissionCheck of(Actor actor, Service service) {
        return new PermissionCheck(actor.clientIdentity(), service, null);
    }

    static PermissionCheck of(Actor actor, Conversation conversation) {
        return new PermissionCheck(actor.clientIdentity(), conversation.service, conversation);
    }

    void create(Form form) {
        require("createConversation");
        refuse(form, STATE);
    }

    /** Twilio: only REST calls change states and timers. */
    void update(Form form) {
        refuse(form, STATE);
        needFor(form, "FriendlyName", "editConversationName");
        needFor(form, "UniqueName", "editConversationName");
        needFor(form, "Attributes", "editConversationAttributes");
    }

    void delete() {
        require("deleteConversation");
    }

    void add(Participant participant, Form form) {
        refuse(form, ROLE);
        if (isActor(participant.identity)) {
            require("joinConversation");
        } else {
            require(participant.isOnPhone() ? "addNonChatParticipant" : "addParticipant");
        }
    }

    void update(Participant participant, Form form) {
        refuse(form, ROLE);
        if (!isActor(participant.identity)) {
            require("editAnyParticipantAttributes");
        } else {
            needFor(form, "Attributes", "editOwnParticipantAttributes", "editAnyParticipantAttributes");
        }
    }

    void setUp(Participant participant, Form form) {
        if (!isActor(participant.identity)) {
            require("editAnyParticipantAttributes");
        }
        needFor(form, "NotificationLevel", "editNotificationLevel");
    }

    void remove(Participant participant) {
        if (isActor(participant.identity)) {
            require("leaveConversation", "removeParticipant");
        } else {
            require("removeParticipant");
        }
    }

    void say(Form form) {
        require(form.has("MediaSid") ? "sendMediaMessage" : "sendMessage");
    }

    void update(Message message, Form form) {
        if (isActor(message.author)) {
            needFor(form, "Body", "editOwnMessage", "editAnyMessage");
            needFor(form, "Attributes", "editOwnMessageAttributes", "editAnyMessageAttributes");
        } else {
            needFor(form, "Body", "editAnyMessage");
            needFor(form, "Attributes", "editAnyMessageAttributes");
        }
        needFor(form, "Author", "editAnyMessage");
    }

    void remove(Message message) {
        if (isActor(message.author)) {
            require("deleteOwnMessage", "deleteAnyMessage");
        } else {
            require("deleteAnyMessage");
        }
    }

    void update(User user, Form form) {
        refuse(form, ROLE);
        if (isActor(user.identity)) {
            require("editOwnUserInfo", "editAnyUserInfo");
        } else {
            require("editAnyUserInfo");
        }
    }

    private boolean isActor(@Nullable String other) {
        return identity == null || identity.equals(other);
    }

    private void needFor(Form form, String field, String... anyOf) {
        if (form.has(field)) {
            require(anyOf);
        }
    }

    /** Requires one of these permissions. */
    private void require(String... anyOf) {
        List<String> required = List.of(anyOf);
        if (identity != null && allowed(identity).noneMatch(required::contains)) {
            throw new ApiError(
                    403,
                    50107,
                    "User " + ApiError.brief(identity) + " lacks the permission " + String.join(" or ", required)
                            + (conversation == null ? "." : " in Conversation " + conversation.sid + "."));
        }
    }

    private Stream<String> allowed(String identity) {
        String ofService =
                service.user(identity).map(user -> user.roleSid).orElse(service.configuration.serviceRoleSid());
        return Stream.concat(Stream.of(ofService), ofConversation(identity).stream())
                .map(service.roles::get)
                .filter(role -> role != null)
                .flatMap(role -> role.permissions.stream());
    }

    private Optional<String> ofConversation(String identity) {
        Conversation where = conversation;
        if (where == null) {
            return Optional.empty();
        }
        return where.participants.values().stream()
                .filter(one -> identity.equals(one.identity))
                .map(one -> one.roleSid)
                .findFirst()
                .or(() -> Optional.of(identity)
                        .filter(where.createdBy::equals)
                        .map(creator -> service.configuration.creatorRoleSid()));
    }

    private void refuse(Form form, List<String> fields) {
        fields.stream()
                .filter(form::has)
                .findFirst()
                .filter(field -> identity != null)
                .ifPresent(field -> {
                    throw new ApiError(403, 50107, field + " can be changed by REST calls only.");
                });
    }
}
