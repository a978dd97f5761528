package dev.parley.sandbox.world;

import dev.parley.protocol.NearestName;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The permissions of roles.
 *
 * <p>The names for conversations are Twilio's. Those for services were only seen in third-party code
 * ({@code createConversation}, {@code joinConversation}, {@code editOwnUserInfo}, {@code editAnyUserInfo}, and those of
 * conversations for all of them), so any name in camel case is accepted there.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/role-resource#permission-values">Twilio: permissions</a>
 */
public final class Permissions {
    static final List<String> OF_CONVERSATION = List.of(
            "addParticipant",
            "addNonChatParticipant",
            "removeParticipant",
            "leaveConversation",
            "sendMessage",
            "sendMediaMessage",
            "editOwnMessage",
            "editOwnMessageAttributes",
            "editAnyMessage",
            "editAnyMessageAttributes",
            "deleteOwnMessage",
            "deleteAnyMessage",
            "deleteConversation",
            "editConversationName",
            "editConversationAttributes",
            "editNotificationLevel",
            "editOwnParticipantAttributes",
            "editAnyParticipantAttributes");

    /** Those that do not apply within one conversation. */
    private static final List<String> OF_SERVICE =
            List.of("createConversation", "joinConversation", "editOwnUserInfo", "editAnyUserInfo");

    private static final int MAX_COUNT = 50;
    private static final Pattern CAMEL_CASE = Pattern.compile("[a-z]+([A-Z][a-z]*)*");
    private static final int MAX_CHARACTERS = 64;

    private Permissions() {}

    public static List<String> everything() {
        return Stream.concat(OF_SERVICE.stream(), OF_CONVERSATION.stream()).toList();
    }

    /**
     * Reads the repeatable field {@code Permission}.
     *
     * @param type a role's type
     * @throws ApiError if there are none, or one does not apply to the role's type
     */
    public static List<String> read(Form form, String type) {
        List<String> permissions = form.texts("Permission").stream().distinct().toList();
        if (permissions.isEmpty()) {
            form.required("Permission");
        }
        if (permissions.size() > MAX_COUNT) {
            throw ApiError.badParameter(
                    "Permission is given " + permissions.size() + " times: at most " + MAX_COUNT + ".");
        }
        permissions.forEach(permission -> check(permission, type));
        return permissions;
    }

    private static void check(String permission, String type) {
        String displayed = ApiError.brief(permission);
        if (type.equals(Role.CONVERSATION) && !OF_CONVERSATION.contains(permission)) {
            throw new ApiError(
                    400,
                    50104,
                    "Permission \"" + displayed + "\" is not a permission of conversations."
                            + NearestName.hint(displayed, OF_CONVERSATION));
        }
        if (permission.length() > MAX_CHARACTERS
                || !CAMEL_CASE.matcher(permission).matches()) {
            throw new ApiError(400, 50104, "Permission \"" + displayed + "\" is not a name like createConversation.");
        }
    }
}
