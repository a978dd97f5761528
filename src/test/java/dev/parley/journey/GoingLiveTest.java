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

import dev.parley.door.Fields;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The six settings that make it real: none of them, some, all. */
class GoingLiveTest {
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
                            Fields.of(Map.of("Identity", "Tackleton")),
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
    void stopsInOrderWhenToldTo(@TempDir Path folder) {
        RunningParley parley = Program.in(folder).start();

        int status = parley.stop();

        // As a shell counts it: ended by signal 15.
        assertEquals(143, status);
        assertFalse(parley.output().contains("Exception"), parley.output());
    }
}
