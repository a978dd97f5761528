package dev.parley.token;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A token that was issued.
 *
 * @param jwt compact, three parts; a secret: its bearer acts as that identity
 * @param expires when it expires; whole seconds
 */
public record AccessToken(String jwt, Identity identity, Instant expires) {
    /** Returns the response that the webchat app expects: {@code {token, expiration}}, the latter in epoch milliseconds. */
    Map<String, Object> webchatAnswer() {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token", jwt);
        answer.put("expiration", expires.toEpochMilli());
        return answer;
    }

    /** Returns a text without the token itself. */
    @Override
    public String toString() {
        return "AccessToken[" + identity + ", expires=" + expires + "]";
    }
}
