package dev.parley.token;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.protocol.Sid;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settings, a time and ids for tests, and a reader of tokens by another library than the one that writes them. */
public final class Samples {
    public static final String SECRET = "a-secret-of-thirty-two-bytes-000";
    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final Clock AT_NOON = Clock.fixed(NOON, ZoneOffset.UTC);
    public static final UUID ID = UUID.fromString("11111111-2222-4333-8444-555555555555");
    public static final Supplier<UUID> ONE_ID = () -> ID;

    private Samples() {}

    public static TokenSettings settings() {
        return settings(null, TokenSettings.DEFAULT_TTL);
    }

    static TokenSettings settings(@Nullable Sid pushCredentialSid, Duration ttl) {
        return new TokenSettings(
                sid("AC"),
                sid("SK"),
                SECRET,
                sid("IS"),
                pushCredentialSid,
                null,
                ttl,
                TokenSettings.DEFAULT_WEBCHAT_TTL,
                TokenSettings.DEFAULT_WEBCHAT_LIFE,
                Set.of("Tackleton", "Parley Bot"));
    }

    static TokenSettings webchats(Duration ttl, Duration life) {
        return new TokenSettings(
                sid("AC"), sid("SK"), SECRET, sid("IS"), null, null, TokenSettings.DEFAULT_TTL, ttl, life, Set.of());
    }

    static TokenSettings inRegion(String region) {
        return new TokenSettings(
                sid("AC"),
                sid("SK"),
                SECRET,
                sid("IS"),
                null,
                region,
                TokenSettings.DEFAULT_TTL,
                TokenSettings.DEFAULT_WEBCHAT_TTL,
                TokenSettings.DEFAULT_WEBCHAT_LIFE,
                Set.of());
    }

    static Sid sid(String prefix) {
        return new Sid(prefix + "0123456789abcdef0123456789abcdef");
    }

    /** A web chat's token for any identity, as issued before that identity was reserved. */
    public static String tokenFor(String identity) {
        TokenSettings nothingReserved = new TokenSettings(
                sid("AC"),
                sid("SK"),
                SECRET,
                sid("IS"),
                null,
                null,
                TokenSettings.DEFAULT_TTL,
                TokenSettings.DEFAULT_WEBCHAT_TTL,
                TokenSettings.DEFAULT_WEBCHAT_LIFE,
                Set.of());
        return new TokenIssuer(nothingReserved, AT_NOON, ONE_ID)
                .begin(new Identity(identity))
                .jwt();
    }

    /** Reads a token's claims; its signature must be ours. */
    public static Map<String, Object> claims(String jwt) throws Exception {
        return verified(jwt).getPayload().toJSONObject();
    }

    static Map<String, Object> header(String jwt) throws Exception {
        return verified(jwt).getHeader().toJSONObject();
    }

    private static SignedJWT verified(String jwt) throws Exception {
        SignedJWT signed = SignedJWT.parse(jwt);
        if (!signed.verify(new MACVerifier(SECRET.getBytes(StandardCharsets.UTF_8)))) {
            throw new AssertionError("the signature is not ours");
        }
        return signed;
    }
}
