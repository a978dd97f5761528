package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.Sids;
import java.util.List;

/**
 * The four roles of every new service, under Twilio's names.
 *
 * <p>Their permissions at Twilio could not be confirmed: here admins have those over the resources of others, users
 * those over their own, and inviting others.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/role-resource">Twilio: roles</a>
 */
final class DefaultRoles {
    private static final List<String> OF_CONVERSATION_USER = List.of(
            "addParticipant",
            "sendMessage",
            "sendMediaMessage",
            "leaveConversation",
            "editOwnMessage",
            "editOwnMessageAttributes",
            "deleteOwnMessage",
            "editNotificationLevel",
            "editOwnParticipantAttributes");
    private static final List<String> OF_SERVICE_USER =
            List.of("createConversation", "joinConversation", "editOwnUserInfo");
    private static final List<String> OF_SERVICE_ADMIN = List.of(
            "createConversation",
            "joinConversation",
            "editOwnUserInfo",
            "editAnyUserInfo",
            "addParticipant",
            "removeParticipant",
            "deleteConversation",
            "editConversationName",
            "editConversationAttributes",
            "editAnyMessage",
            "editAnyMessageAttributes",
            "deleteAnyMessage");

    private DefaultRoles() {}

    /** Adds them to a new service, and returns its defaults. */
    static ServiceConfiguration addTo(Service service, Sids sids) {
        Role user = add(service, sids, "channel user", Role.CONVERSATION, OF_CONVERSATION_USER);
        Role serviceUser = add(service, sids, "service user", Role.SERVICE, OF_SERVICE_USER);
        Role admin = add(service, sids, "channel admin", Role.CONVERSATION, Permissions.OF_CONVERSATION);
        add(service, sids, "service admin", Role.SERVICE, OF_SERVICE_ADMIN);
        return new ServiceConfiguration(service, admin.sid, user.sid, serviceUser.sid);
    }

    private static Role add(Service service, Sids sids, String name, String type, List<String> permissions) {
        Role role = new Role(sids.next("RL"), service.created, service, name, type, permissions);
        service.roles.put(role.sid, role);
        return role;
    }
}
