package dev.parley.sandbox.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.sandbox.Bench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fields of faults, and the errors for invalid ones. */
class FaultFormTest {
    private static final String KINDS =
            " Faults of calls have a Path and one of the kinds error, slow, dropped; faults of"
                    + " webhooks have an Event and one of the kinds twice, out-of-order, late, bad-signature, dropped.";

    @RegisterExtension
    final Bench bench = new Bench();

    @Test
    void refusesAStatusThatIsNoError() {
        assertEquals(
                "400 20001 Status is 200: expected 400 to 599.",
                bench.post("/sandbox/faults", "Path", "/", "Status", "200").refusal());
    }

    @Test
    void refusesWhatWouldDoNothing() {
        assertEquals(
                "400 20001 Missing required parameter Path, or Event." + KINDS,
                arm("Status", "500").refusal());
        assertEquals(
                "400 20001 Path and Event are both set: a fault applies to calls or to webhooks.",
                arm("Path", "/v1/", "Event", "*").refusal());
        assertEquals(
                "400 20001 Path is \"v1\": expected a path that starts with /, such as /v1/.",
                arm("Path", "v1", "Status", "500").refusal());
        assertEquals(
                "400 20001 Path is \"/sandbox/sms\": expected one that starts with /v1/, /v2/ or /2010-04-01/ for REST"
                        + " calls, or with /Client/v2/ for SDK clients.",
                arm("Path", "/sandbox/sms", "Status", "500").refusal());
        assertEquals(
                "400 20001 Faults have no \"Delay\".",
                arm("Path", "/v1/", "Status", "500", "Delay", "10").refusal());
        assertEquals(
                "400 20001 Faults have no \"DelayMilis\". Did you mean \"DelayMillis\"?",
                arm("Path", "/v1/", "Kind", "slow", "DelayMilis", "10").refusal());
        assertEquals(
                "400 20001 Status does not apply to the kind slow.",
                arm("Path", "/v1/", "Kind", "slow", "Status", "500", "DelayMillis", "1")
                        .refusal());
        assertEquals(
                "400 20001 Missing required parameter DelayMillis.",
                arm("Event", "*", "Kind", "late").refusal());
        assertEquals(
                "400 20001 Missing required parameter Kind.",
                arm("Event", "onMessageAdded").refusal());
        assertEquals(
                "400 20001 onMessageAdd is a pre-action webhook: its change waits for the response, so none can be sent before it.",
                arm("Event", "onMessageAdd", "Kind", "out-of-order").refusal());
        assertEquals("[]", bench.get("/sandbox/faults").text());
    }

    @Test
    void namesTheKindsToWhoWritesNone() {
        assertEquals(
                "400 20001 Kind is \"sluggish\"." + KINDS,
                arm("Kind", "sluggish").refusal());
        assertEquals(
                "400 20001 Kind is \"late\"." + KINDS,
                arm("Path", "/v1/", "Kind", "late").refusal());
        assertEquals(
                "400 20001 Kind is \"slow\"." + KINDS,
                arm("Event", "*", "Kind", "slow").refusal());
    }

    @Test
    void fitsPathsThatAreNotWholeYet() {
        assertEquals(201, arm("Path", "/", "Status", "500").status());
        assertEquals(201, arm("Path", "/2010", "Status", "500").status());
        assertEquals(201, arm("Path", "/*/Users", "Status", "500").status());
    }

    @Test
    void armsAHundredAndNoMore() {
        for (int fault = 0; fault < 100; fault++) {
            arm("Path", "/v1/", "Status", "500");
        }

        assertEquals(
                "429 20429 There are 100 faults already. DELETE /sandbox/faults ends them.",
                arm("Event", "*", "Kind", "twice").refusal());
    }

    private Bench.Reply arm(String... form) {
        return bench.post("/sandbox/faults", form);
    }
}
