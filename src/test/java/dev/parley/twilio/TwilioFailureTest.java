package dev.parley.twilio;

import static dev.parley.twilio.call.CallFailure.Repeating.CANNOT_HELP;
import static dev.parley.twilio.call.CallFailure.Repeating.HELPS;
import static dev.parley.twilio.call.CallFailure.Repeating.MAY_HAVE_TAKEN_EFFECT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.parley.twilio.call.CallFailure;
import dev.parley.twilio.request.TwilioSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way in which a call fails: one request, and whether repeating can help. */
class TwilioFailureTest {
    private static final String CH = "CH" + "5".repeat(32);
    private static final String HERE = "conversationSid: " + CH;

    private final FakeTwilio twilio = new FakeTwilio();
    private Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @Test
    void tellsWhatTwilioSaidAndNothingOfWhatWasSent() {
        twilio.answers(404, "{\"code\":20404,\"message\":\"secret words\",\"status\":404}");

        TwilioFailure failure = create();

        assertEquals(
                "Twilio refused conversations/messages/create to " + CH + ": 404, code 20404."
                        + " Not retried: repeating cannot help. https://www.twilio.com/docs/errors/20404",
                failure.getMessage());
        assertEquals("conversations/messages/create", failure.operation());
        assertEquals(CH, failure.target());
        assertEquals(404, failure.status());
        assertEquals(20404, failure.code());
        assertEquals(CANNOT_HELP, failure.repeating());
    }

    @ParameterizedTest
    @CsvSource({
        "400, 20001, CANNOT_HELP, CANNOT_HELP",
        "401, 20003, CANNOT_HELP, CANNOT_HELP",
        "409, 50353, CANNOT_HELP, CANNOT_HELP",
        "409, 50213, HELPS, HELPS",
        "409, 50391, HELPS, HELPS",
        "409, 50419, HELPS, HELPS",
        "409, 50449, HELPS, HELPS",
        "429, 20429, HELPS, HELPS",
        "500, 20500, MAY_HAVE_TAKEN_EFFECT, HELPS",
        "503, 20503, MAY_HAVE_TAKEN_EFFECT, HELPS",
    })
    void saysWhetherRepeatingCanHelp(
            int status, int code, CallFailure.Repeating ofCreate, CallFailure.Repeating ofFetch) {
        String error = "{\"code\":%d,\"message\":\"x\",\"status\":%d}".formatted(code, status);
        twilio.answers(status, error).answers(status, error);

        assertEquals(ofCreate, create().repeating());
        restart(twilio.settings());
        assertEquals(ofFetch, fetch().repeating());
        assertEquals(2, twilio.asked().size());
    }

    @ParameterizedTest
    @CsvSource({"502, <html>Bad Gateway</html>", "503, ''", "500, null", "503, '[1]'", "504, '{\"code\":\"x\"}'"})
    void keepsTheStatusWhateverTheBodyIs(int status, String body) {
        twilio.answers(status, body, Map.of("Content-Type", "text/html"));

        TwilioFailure failure = create();

        assertEquals(
                "Twilio refused conversations/messages/create to " + CH + ": " + status
                        + ". It may have taken effect: check before repeating.",
                failure.getMessage());
        assertEquals(status, failure.status());
        assertEquals(0, failure.code());
        assertEquals(1, twilio.asked().size());
    }

    @Test
    void doesNotTakePageOfProxyForSuccess() {
        twilio.answers(200, "<html>Please log in</html>");

        TwilioFailure failure = create();

        assertEquals(
                "Twilio did not complete conversations/messages/create to " + CH
                        + ": the response, status 200, is not JSON. It may have taken effect: check before repeating.",
                failure.getMessage());
    }

    @Test
    void waitsNoLongerThanTheResponseTimeout() {
        restart(twilio.hangs().impatientSettings());

        TwilioFailure failure = create();

        assertEquals(
                "Twilio did not complete conversations/messages/create to " + CH
                        + ": no response in time. It may have taken effect: check before repeating.",
                failure.getMessage());
        assertEquals(0, failure.status());
        assertEquals(1, twilio.asked().size());
    }

    @Test
    void sendsNothingTwiceWhereTheConnectionBreaks() {
        twilio.answers(200, "{}").hangsUp();
        routes.start("conversations/messages/create", HERE, "body: ${body}");

        routes.send("one");
        TwilioFailure failure = failureOf(routes.send("two"));

        assertEquals(MAY_HAVE_TAKEN_EFFECT, failure.repeating());
        assertEquals(2, twilio.asked().size());
    }

    @Test
    void mayRepeatWhatWasNotSent() {
        URI unused = twilio.address();
        twilio.close();
        restart(FakeTwilio.settings(unused));

        TwilioFailure failure = create();

        assertEquals(
                "Twilio did not complete conversations/messages/create to " + CH
                        + ": it cannot be reached (HttpHostConnectException). Repeating can help.",
                failure.getMessage());
        assertEquals(HELPS, failure.repeating());
    }

    @ParameterizedTest
    @CsvSource({"3, PT3S", "0, PT0S", "999999, PT1H", "'Thu, 01 Jan 1970 00:00:00 GMT', PT0S"})
    void saysHowLongTwilioAsksToWait(String header, Duration wait) {
        twilio.answers(429, "{\"code\":20429}", Map.of("Retry-After", header));

        assertEquals(Optional.of(wait), create().retryAfter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "99999999999999999999"})
    void ignoresInvalidRetryAfter(String header) {
        twilio.answers(429, "{\"code\":20429}", Map.of("Retry-After", header));

        assertEquals(Optional.empty(), create().retryAfter());
    }

    @Test
    void canBeAskedByRoute() {
        twilio.answers(400, "").answers(429, "");
        routes.startYaml(
                """
                - onException:
                    exception:
                      - dev.parley.twilio.TwilioFailure
                    handled:
                      constant: "true"
                    steps:
                      - setBody:
                          simple: ${exception.canBeRepeated} ${exception.status} ${exception.code}
                - route:
                    from:
                      uri: direct:start
                      steps:
                        - to:
                            uri: twilio-api:users/fetch
                            parameters:
                              sid: ada
                """);

        assertEquals("false 400 0", routes.send("").getMessage().getBody());
        assertEquals("true 429 0", routes.send("").getMessage().getBody());
    }

    private TwilioFailure create() {
        routes.start("conversations/messages/create", HERE, "body: hello");
        return failureOf(routes.send(""));
    }

    private TwilioFailure fetch() {
        routes.start("conversations/fetch", "sid: " + CH);
        return failureOf(routes.send(""));
    }

    private void restart(TwilioSettings settings) {
        try {
            routes.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        routes = new Routes(settings);
    }

    private static TwilioFailure failureOf(Exchange done) {
        assertNotNull(done.getException());
        return (TwilioFailure) done.getException();
    }
}
