package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.FormParameters;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The six settings that make it real: none of them, some, all. */
class GoingLiveTest {
    private static final String PROOF_KEY = "a key for proofs that is 32 bytes or more";
    private static final String CONVERSATION = "CH" + "4".repeat(32);

    @Test
    void letsTheSandboxStandInWhenNoneIsSet(@TempDir Path folder) {
        try (RunningParley parley = Program.in(folder).start()) {
            String line = "No Twilio account is set: the sandbox stands in for Twilio at "
                    + parley.sandbox().address() + "\n";

            assertTrue(parley.output().contains(line), parley.output());
        }
    }

    @Test
    void namesWhatIsMissingWhenSomeAreSet(@TempDir Path folder) {
        Program.Ended ended = Program.in(folder)
                .withVariable("TWILIO_ACCOUNT_SID", "AC" + "1".repeat(32))
                .withVariable("TWILIO_AUTH_TOKEN", "an auth token")
                .fail();

        assertEquals(
                new Program.Ended(
                        1,
                        "",
                        "To go live set all six settings; missing: TWILIO_API_KEY_SID, TWILIO_API_KEY_SECRET,"
                                + " TWILIO_CONVERSATIONS_SERVICE_SID, PARLEY_PUBLIC_URL. To run with the sandbox set none of"
                                + " them.\n"),
                ended);
    }

    @Test
    void callsTwilioAndStartsNoSandboxWhenAllAreSet(@TempDir Path folder) {
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(Program.in(folder)).start()) {
            int status = Twilio.tellOpened(parley.parley(), CONVERSATION);

            assertEquals(200, status);
            await().atMost(30, SECONDS).until(twilio::calls, hasSize(1));
            String apiKey = "SK" + "2".repeat(32) + ":the secret of this key, 32 bytes or more";
            assertEquals(
                    new Twilio.Call(
                            "POST",
                            "/v1/Conversations/" + CONVERSATION + "/Participants",
                            FormParameters.of(Map.of("Identity", "Tackleton")),
                            "Basic " + Base64.getEncoder().encodeToString(apiKey.getBytes(UTF_8))),
                    twilio.calls().get(0));
            assertTrue(parley.output().contains("Calls go to Twilio; it calls " + Twilio.PUBLIC_URL + "\n"));
            assertFalse(parley.output().contains("sandbox"), parley.output());
            UncheckedIOException refused = assertThrows(
                    UncheckedIOException.class, () -> parley.sandbox().get("/sandbox/calls"));
            assertInstanceOf(ConnectException.class, refused.getCause());
        }
    }

    @Test
    void refusesWhatTwilioHasNotSigned(@TempDir Path folder) {
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(Program.in(folder)).start()) {
            Caller.Reply reply =
                    parley.parley().post("/chat", "EventType=onConversationAdded", "ConversationSid=" + CONVERSATION);

            assertEquals(403, reply.status());
            assertEquals("", reply.body());
        }
    }

    @Test
    void givesTokensToWhomeverNobodyElseIs(@TempDir Path folder) {
        String visitor = "6B0C4BD4-0f6a-4d6c-9d1a-2f1e3c5b7a90";
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(Program.in(folder)).start()) {
            Caller.Reply uuid = parley.parley().post("/token", "identity=" + visitor);
            Caller.Reply widget = parley.parley().get("/chat-widget?identity=" + visitor);
            Caller.Reply alice = parley.parley().post("/token", "identity=alice");

            assertEquals(200, uuid.status());
            assertEquals(visitor, uuid.json().path("identity").asText());
            assertEquals(200, widget.status());
            assertEquals(400, alice.status());
            assertEquals(401, parley.parley().get("/chat-widget?identity=alice").status());
            assertFalse(parley.output().contains("token.identities is any"), parley.output());
        }
    }

    @Test
    void givesTokensToWhoeverIsProvenToBeSomebody(@TempDir Path folder) {
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(Program.in(folder))
                        .with("token.identities", "proven")
                        .withVariable("PARLEY_TOKEN_PROOF_KEY", PROOF_KEY)
                        .start()) {
            String proof = proof("alice");

            assertEquals(
                    200,
                    parley.parley()
                            .post("/token", "identity=alice", "proof=" + proof)
                            .status());
            assertEquals(
                    200,
                    parley.parley()
                            .with("Authorization", "Bearer " + proof)
                            .postNothing("/token/alice")
                            .status());
            assertEquals(
                    400,
                    parley.parley()
                            .post("/token", "identity=bob", "proof=" + proof)
                            .status());
            assertEquals(400, parley.parley().postNothing("/token").status());
            assertFalse(parley.output().contains(proof), parley.output());
        }
    }

    @Test
    void namesTheKeyThatIsMissing(@TempDir Path folder) {
        try (Twilio twilio = Twilio.thatAnswers()) {
            Program.Ended ended = twilio.live(Program.in(folder))
                    .with("token.identities", "proven")
                    .fail();

            assertEquals(
                    "token.identities is proven, which needs a key: set PARLEY_TOKEN_PROOF_KEY, for example to the output of"
                            + " \"openssl rand -hex 32\", or token.jwt-jwks-url, token.jwt-issuer and token.jwt-audience.\n",
                    ended.err());
        }
    }

    @Test
    void warnsThatAnybodyMayBeAnybody(@TempDir Path folder) {
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley = twilio.live(Program.in(folder))
                        .with("token.identities", "any")
                        .with("twilio.region", "ie1")
                        .start()) {
            assertEquals(200, parley.parley().postNothing("/token/alice").status());
            assertTrue(parley.output().contains("WARN  Parley - token.identities is any: "), parley.output());
            assertTrue(parley.output().contains("WARN  Parley - twilio.region is \"ie1\" and "), parley.output());
        }
    }

    /** As a customer's own server makes it. */
    private static String proof(String identity) {
        long exp = Instant.now().getEpochSecond() + 300;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PROOF_KEY.getBytes(UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((exp + "\n" + identity).getBytes(UTF_8));
            return exp + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void stopsInOrderWhenToldTo(@TempDir Path folder) {
        RunningParley parley = Program.in(folder).start();

        int status = parley.stop();

        // As a shell counts it: ended by signal 15.
        assertEquals(143, status);
        assertFalse(parley.output().contains("Exception"), parley.output());
    }
}
