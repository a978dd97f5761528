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
 * What somebody may do. Who acts through an SDK may do what their roles allow: the service's, and the conversation's where
 * they are in it. REST calls with a key, phones and flows may do everything.
 *
 * <p>Invented where Twilio is silent: which call needs which permission beyond what the names say; that a permission of the
 * service's role holds in every conversation of it; that whoever created a conversation has the creator's role in it before
 * they join; that nothing is needed to say what one has read oneself; that reading is free to everybody.
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
        need("createConversation");
        refuse(form, STATE);
    }

    /** States and timers are changed by REST calls only, as Twilio says. */
    void update(Form form) {
        refuse(form, STATE);
        needFor(form, "FriendlyName", "editConversationName");
        needFor(form, "UniqueName", "editConversationName");
        needFor(form, "Attributes", "editConversationAttributes");
    }

    void delete() {
        need("deleteConversation");
    }

    void add(Participant participant, Form form) {
        refuse(form, ROLE);
        if (isMe(participant.identity)) {
            need("joinConversation");
        } else {
            need(participant.isOnPhone() ? "addNonChatParticipant" : "addParticipant");
        }
    }

    void update(Participant participant, Form form) {
        refuse(form, ROLE);
        if (!isMe(participant.identity)) {
            need("editAnyParticipantAttributes");
        } else {
            needFor(form, "Attributes", "editOwnParticipantAttributes", "editAnyParticipantAttributes");
        }
    }

    void setUp(Participant participant, Form form) {
        if (!isMe(participant.identity)) {
            need("editAnyParticipantAttributes");
        }
        needFor(form, "NotificationLevel", "editNotificationLevel");
    }

    void remove(Participant participant) {
        if (isMe(participant.identity)) {
            need("leaveConversation", "removeParticipant");
        } else {
            need("removeParticipant");
        }
    }

    void say(Form form) {
        need(form.has("MediaSid") ? "sendMediaMessage" : "sendMessage");
    }

    void update(Message message, Form form) {
        if (isMe(message.author)) {
            needFor(form, "Body", "editOwnMessage", "editAnyMessage");
            needFor(form, "Attributes", "editOwnMessageAttributes", "editAnyMessageAttributes");
        } else {
            needFor(form, "Body", "editAnyMessage");
            needFor(form, "Attributes", "editAnyMessageAttributes");
        }
        needFor(form, "Author", "editAnyMessage");
    }

    void remove(Message message) {
        if (isMe(message.author)) {
            need("deleteOwnMessage", "deleteAnyMessage");
        } else {
            need("deleteAnyMessage");
        }
    }

    void update(User user, Form form) {
        refuse(form, ROLE);
        if (isMe(user.identity)) {
            need("editOwnUserInfo", "editAnyUserInfo");
        } else {
            need("editAnyUserInfo");
        }
    }

    private boolean isMe(@Nullable String other) {
        return identity == null || identity.equals(other);
    }

    private void needFor(Form form, String field, String... anyOf) {
        if (form.has(field)) {
            need(anyOf);
        }
    }

    /** Refuses who has none of these permissions. */
    private void need(String... anyOf) {
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
                    throw new ApiError(403, 50107, field + " is changed by REST calls only, which no client makes.");
                });
    }
}
