package dev.parley.protocol;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an access token says. {@link AccessTokenReader} has checked its signature and header only: each claim may be missing or
 * of another type than expected, and then it is {@code null} here.
 *
 * <p>Times are seconds of the epoch as the JSON has them, whole or not, of any size.
 */
public final class AccessTokenClaims {
    static final String ID = "jti";
    static final String ISSUER = "iss";
    static final String SUBJECT = "sub";
    static final String ISSUED = "iat";
    static final String EXPIRES = "exp";
    static final String NOT_BEFORE = "nbf";
    static final String GRANTS = "grants";
    static final String IDENTITY = "identity";
    static final String CHAT = "chat";
    static final String SERVICE_SID = "service_sid";
    static final String PUSH_CREDENTIAL_SID = "push_credential_sid";

    private final Map<?, ?> claims;

    AccessTokenClaims(Map<?, ?> claims) {
        this.claims = claims;
    }

    /** Returns the SID of the key that signed it, {@code SK…}. */
    public @Nullable String apiKeySid() {
        return text(claims, ISSUER);
    }

    /** Returns the SID of the account, {@code AC…}. */
    public @Nullable String accountSid() {
        return text(claims, SUBJECT);
    }

    /** Returns the second from which on Twilio refuses it. */
    public @Nullable Number expires() {
        return number(EXPIRES);
    }

    /** Returns the second before which Twilio refuses it. */
    public @Nullable Number notBefore() {
        return number(NOT_BEFORE);
    }

    /** Returns what it permits in a chat, {@code null} unless it names both identity and service. */
    public @Nullable ChatGrant chatGrant() {
        Map<?, ?> grants = object(claims, GRANTS);
        Map<?, ?> chat = object(grants, CHAT);
        String identity = text(grants, IDENTITY);
        String serviceSid = text(chat, SERVICE_SID);
        return identity == null || serviceSid == null
                ? null
                : new ChatGrant(identity, serviceSid, text(chat, PUSH_CREDENTIAL_SID));
    }

    /** Returns a claim that is a number, one of Twilio's or another. */
    public @Nullable Number number(String claim) {
        return claims.get(claim) instanceof Number number ? number : null;
    }

    private static @Nullable String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : null;
    }

    private static Map<?, ?> object(Map<?, ?> object, String name) {
        return object.get(name) instanceof Map<?, ?> inner ? inner : Map.of();
    }
}
