package dev.parley.sandbox.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.rest.SandboxAccount;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ChatTokensTest {
    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void signsATokenThatOpensTheService() throws Exception {
        SignedJWT token = SignedJWT.parse(
                bench.post("/sandbox/token", "Identity", "alice").json().getString("token"));

        assertTrue(token.verify(new MACVerifier(SandboxAccount.API_KEY_SECRET.getBytes(UTF_8))));
        assertEquals(
                Map.of("identity", "alice", "chat", Map.of("service_sid", SandboxAccount.CONVERSATIONS_SERVICE_SID)),
                token.getJWTClaimsSet().getJSONObjectClaim("grants"));
    }

    @Test
    void givesTokensThatEndSoonToWhoeverWantsToSeeThem() {
        assertEquals(
                "2026-11-22T10:03:20Z",
                bench.post("/sandbox/token?Identity=alice&Ttl=200").json().getString("expires"));
    }

    @Test
    void refusesAnIdentityThatTwilioWouldRefuse() {
        assertEquals(
                "400 20001 Identity has 257 characters: at most 256.",
                bench.post("/sandbox/token", "Identity", "a".repeat(257)).refusal());
        assertEquals(
                "400 20001 Missing required parameter Identity.",
                bench.post("/sandbox/token").refusal());
    }

    @Test
    void refusesATimeThatTwilioWouldRefuse() {
        assertEquals(
                "400 20001 Ttl is 86401: expected 1 to 86400 seconds.",
                bench.post("/sandbox/token", "Identity", "alice", "Ttl", "86401")
                        .refusal());
    }

    @Test
    void givesNoneToAPageOfAnotherSite() {
        assertEquals(
                403,
                bench.exchange(bench.posted("/sandbox/token", "Identity", "alice")
                                .header("Origin", "https://evil.example"))
                        .status());
        assertEquals(405, bench.get("/sandbox/token?Identity=alice").status());
    }
}
