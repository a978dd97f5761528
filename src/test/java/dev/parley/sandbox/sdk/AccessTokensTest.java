package dev.parley.sandbox.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.twilsock.SocketAuthorization;
import dev.parley.sandbox.twilsock.TokenRejected;
import dev.parley.sandbox.world.World;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String HEADER = "twilio-fpa;v=1";

    private final AccessTokens tokens =
            new AccessTokens(new World(Clock.fixed(NOW, ZoneOffset.UTC), prefix -> prefix + "1"));
    private final Map<String, Object> claims = new LinkedHashMap<>(Map.of(
            "iss",
            SandboxAccount.API_KEY_SID,
            "sub",
            SandboxAccount.ACCOUNT_SID,
            "exp",
            NOW.getEpochSecond() + 60,
            "grants",
            grants(SandboxAccount.CONVERSATIONS_SERVICE_SID)));

    @Test
    void letInWhomTheyName() {
        SocketAuthorization admission = tokens.admit(signed(SandboxAccount.API_KEY_SECRET, HEADER));

        assertEquals(
                new SocketAuthorization("alice", SandboxAccount.CONVERSATIONS_SERVICE_SID, NOW.plusSeconds(60)),
                admission);
    }

    @Test
    void haveTheSandboxsSignature() {
        assertRejected(20107, signed("another-secret-that-has-32-characters", HEADER));
    }

    @Test
    void haveTwiliosHeader() {
        assertRejected(20102, signed(SandboxAccount.API_KEY_SECRET, "text/plain"));
        assertRejected(20102, "eyJhbGciOiJub25lIiwiY3R5IjoidHdpbGlvLWZwYTt2PTEifQ.e30.");
    }

    @Test
    void areOfTheSandboxsKeyAndAccount() {
        claims.put("iss", "SK1");
        assertRejected(20103, signed());

        claims.put("iss", SandboxAccount.API_KEY_SID);
        claims.put("sub", "AC1");
        assertRejected(20103, signed());
    }

    @Test
    void end() {
        claims.put("exp", NOW.getEpochSecond());
        assertRejected(20104, signed());

        claims.remove("exp");
        assertRejected(20101, signed());
    }

    @Test
    void begin() {
        claims.put("nbf", NOW.getEpochSecond() + 1);

        assertRejected(20105, signed());
    }

    @Test
    void grantAChat() {
        claims.put("grants", Map.of("identity", "alice"));
        assertRejected(20106, signed());

        claims.put("grants", Map.of("identity", " ", "chat", Map.of("service_sid", "IS1")));
        assertRejected(20106, signed());
    }

    @Test
    void areForAServiceThatIsHere() {
        claims.put("grants", grants("IS1"));

        assertRejected(20403, signed());
    }

    @Test
    void areTokens() {
        assertRejected(20101, "");
        assertRejected(20101, "no.token.atall");
        assertRejected(20101, "x".repeat(10_000));
    }

    private void assertRejected(int code, String jwt) {
        assertEquals(
                code, assertThrows(TokenRejected.class, () -> tokens.admit(jwt)).code());
    }

    private static Map<String, Object> grants(String service) {
        return Map.of("identity", "alice", "chat", Map.of("service_sid", service));
    }

    private String signed() {
        return signed(SandboxAccount.API_KEY_SECRET, HEADER);
    }

    private String signed(String secret, String contentType) {
        return Jwts.builder()
                .header()
                .contentType(contentType)
                .and()
                .claims(claims)
                .signWith(Keys.hmacShaKeyFor(secret.getBytes(UTF_8)), Jwts.SIG.HS256)
                .compact();
    }
}
