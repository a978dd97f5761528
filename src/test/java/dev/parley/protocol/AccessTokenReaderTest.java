package dev.parley.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.InvalidAccessToken.Fault;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokenReaderTest {
    private static final String SECRET = "a-secret-of-at-least-32-characters";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ChatGrant GRANT = new ChatGrant("alice", sid("IS"), sid("CR"));

    private final AccessTokenReader reader = new AccessTokenReader(SECRET);

    @Test
    void readsWhatTheSignerWrote() {
        AccessTokenClaims claims = reader.read(signed(SECRET, Map.of("more", 7)));

        assertEquals(sid("SK"), claims.apiKeySid());
        assertEquals(sid("AC"), claims.accountSid());
        assertEquals((int) NOON.plusSeconds(60).getEpochSecond(), claims.expires());
        assertNull(claims.notBefore());
        assertEquals(GRANT, claims.chatGrant());
        assertEquals(7, claims.number("more"));
    }

    @Test
    void leavesOutClaimsOfAnotherType() {
        AccessTokenClaims claims =
                new AccessTokenClaims(Map.of("iss", 1, "exp", "soon", "grants", Map.of("chat", "IS")));

        assertNull(claims.apiKeySid());
        assertNull(claims.expires());
        assertNull(claims.chatGrant());
    }

    @Test
    void saysWhatIsWrongWithToken() {
        assertEquals(Fault.SIGNATURE, fault(signed("another-secret-of-32-characters-", Map.of())));
        assertEquals(Fault.MALFORMED, fault("not.a.token"));
        assertEquals(Fault.HEADER, fault("eyJhbGciOiJub25lIiwiY3R5IjoidHdpbGlvLWZwYTt2PTEifQ.e30."));
        assertEquals(Fault.TOO_LONG, fault("x".repeat(10_000)));
    }

    private Fault fault(String jwt) {
        return assertThrows(InvalidAccessToken.class, () -> reader.read(jwt)).fault();
    }

    private static String signed(String secret, Map<String, ?> others) {
        return new AccessTokenSigner(new Sid(sid("AC")), new Sid(sid("SK")), secret, null, () -> new UUID(0, 1))
                .sign(GRANT, NOON, NOON.plusSeconds(60), others);
    }

    private static String sid(String prefix) {
        return prefix + "0".repeat(32);
    }
}
