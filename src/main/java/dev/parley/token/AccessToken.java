package dev.parley.token;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token that was issued.
 *
 * @param jwt compact, three parts; a secret: whoever holds it is that identity
 * @param expires from then on Twilio refuses it; whole seconds
 */
public record AccessToken(String jwt, Identity identity, Instant expires) {
    /** Returns what the webchat app expects: {@code {token, expiration}}, the latter in epoch milliseconds. */
    Map<String, Object> webchatAnswer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token", jwt);
        answer.put("expiration", expires.toEpochMilli());
        return answer;
    }

    /** Returns everything but the token itself. */
    @Override
    public String toString() {
        return "AccessToken[" + identity + ", expires=" + expires + "]";
    }
}
