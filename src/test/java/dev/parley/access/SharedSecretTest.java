package dev.parley.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.door.OpenDoor;
import dev.parley.protocol.http.RefusalLog;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.FailedToStartRouteException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedSecretTest {
    private static final String OLD = "the-old-secret-of-many-letters";
    private static final String NEW = "the-new-secret-of-many-letters";
    private static final String ROUTE =
            """
            - route:
                id: stock
                from:
                  uri: platform-http:/stock/{article}
                  steps:
                    - process:
                        ref: sharedSecret
                    - setBody:
                        constant: twelve
            """;

    private final OpenDoor door = new OpenDoor();
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() {
        door.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {OLD, NEW})
    void letsPassWhoSendsOneOfTheSecrets(String secret) throws Exception {
        open(OLD, NEW);

        HttpResponse<String> answer = get("X-Parley-Secret", secret);

        assertEquals(200, answer.statusCode());
        assertEquals("twelve", answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "the-old-secret-of-many-letter",
                "the-old-secret-of-many-letterS",
                "the-old-secret-of-many-letters1",
                "the-old-secret-of-many-letters,the-new-secret-of-many-letters"
            })
    void answersNothingElseWithAWord(String secret) throws Exception {
        open(OLD, NEW);

        HttpResponse<String> answer = get("X-Parley-Secret", secret);

        assertEquals(401, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals(
                List.of("Refused /stock/{article}: the header X-Parley-Secret is not one of access.secrets."), log);
    }

    @Test
    void takesNoOtherHeaderAndNotTwo() throws Exception {
        open(OLD);

        assertEquals(401, get("X-Other", OLD).statusCode());
        assertEquals(401, get("Authorization", "Bearer " + OLD).statusCode());
        assertEquals(401, get("X-Parley-Secret", OLD, "X-Parley-Secret", OLD).statusCode());
        assertEquals(401, door.get("/stock/1?X-Parley-Secret=" + OLD).statusCode());
        assertEquals(
                List.of("Refused /stock/{article}: there is no header X-Parley-Secret, or there are several."), log);
    }

    @Test
    void stopsTheStartOfARouteThatNobodyCouldPass() {
        FailedToStartRouteException failure = assertThrows(FailedToStartRouteException.class, this::open);

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("the step sharedSecret needs access.secrets, which is not set."), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fifteen-letters", "with a blank in the middle", "with-an-\u00fcmlaut-in-it"})
    void refusesSecretsThatCouldBeGuessedOrWouldNotArrive(String secret) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new AccessSettings("X-Parley-Secret", List.of(secret)));

        assertEquals(
                "access.secrets has one of " + secret.length()
                        + " characters: expected 16 or more printable ASCII characters without spaces. Set"
                        + " PARLEY_ACCESS_SECRETS, for example to the output of \"openssl rand -hex 32\".",
                refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X Secret", "X-Secret:", "X-S\u00e9cret"})
    void refusesWhatIsNoNameOfAHeader(String header) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> new AccessSettings(header, List.of(OLD)));

        assertEquals(
                "access.header is \"" + header + "\": expected the name of a header, such as X-Parley-Secret.",
                refused.getMessage());
    }

    @Test
    void keepsTheSecretsToItself() {
        assertFalse(
                new AccessSettings("X-Parley-Secret", List.of(OLD)).toString().contains(OLD));
    }

    private void open(String... secrets) throws Exception {
        AccessSettings settings = new AccessSettings("X-Parley-Secret", List.of(secrets));
        AccessSteps.of(settings, new RouteRefusals(new RefusalLog(() -> 0, log::add)))
                .forEach(door::with);
        door.with(ROUTE);
    }

    private HttpResponse<String> get(String... headers) throws Exception {
        return door.send(HttpRequest.newBuilder(door.uri("/stock/1")).headers(headers));
    }
}
