package dev.parley.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a chat token permits.
 *
 * @param identity who chats; Twilio shows it as the author of messages
 * @param serviceSid {@code IS…}, the conversation service that the token opens
 * @param pushCredentialSid {@code CR…}, by which browsers or phones get push notifications
 */
public record ChatGrant(String identity, String serviceSid, @Nullable String pushCredentialSid) {
    Map<String, Object> grants() {
        Map<String, Object> chat = new LinkedHashMap<>();
        chat.put(AccessTokenClaims.SERVICE_SID, serviceSid);
        if (pushCredentialSid != null) {
            chat.put(AccessTokenClaims.PUSH_CREDENTIAL_SID, pushCredentialSid);
        }
        return Map.of(AccessTokenClaims.IDENTITY, identity, AccessTokenClaims.CHAT, chat);
    }
}
