package dev.parley.app;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTest {
    private final Path home;

    NodeTest(@TempDir Path home) {
        this.home = home;
    }

    @BeforeEach
    void unpack() throws IOException {
        Files.createDirectory(home.resolve("routes"));
        Files.copy(Path.of("routes/webhooks.camel.yaml"), home.resolve("routes/webhooks.camel.yaml"));
        Files.copy(Path.of("application.properties"), home.resolve("application.properties"));
    }

    @Test
    void startsAsItIsShipped() {
        assertDoesNotThrow(() -> start().close());
    }

    @Test
    void readsSettingsAsUtf8() throws IOException {
        Files.writeString(home.resolve("application.properties"), "\nundelivered.tell = Jürgen Groß 😀\n", APPEND);

        StartFailure failure = assertThrows(StartFailure.class, () -> start());

        assertEquals(
                "undelivered.tell is \"Jürgen Groß 😀\": expected conversation, an address such as +15005550100 or"
                        + " whatsapp:+15005550100, or nothing.",
                failure.getMessage());
    }

    @Test
    void startsWithDefaultsWhereTheFileHasNothing() throws IOException {
        Files.writeString(home.resolve("application.properties"), "");

        assertDoesNotThrow(() -> start().close());
    }

    @Test
    void tellsAllMistakesInTheSettingsAtOnce() throws IOException {
        Files.writeString(home.resolve("application.properties"), "\ntoken.ttl = 48h\nretry.repeats = many\n", APPEND);

        StartFailure failure = assertThrows(StartFailure.class, () -> start());

        assertEquals(
                """
                token.ttl is "48h": expected a duration from 1s to 24h, Twilio's ceiling for access tokens.
                retry.repeats is "many": expected a number of repeats, 0 to 20.""",
                failure.getMessage());
    }

    @Test
    void tellsOtherMistakesBesideAnAccountThatIsNotComplete() {
        StartFailure failure =
                assertThrows(StartFailure.class, () -> start(Map.of("sandbox.enabled", "false", "hooks.budget", "9s")));

        assertEquals(
                """
                To go live set all six settings; missing: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_API_KEY_SID, \
                TWILIO_API_KEY_SECRET, TWILIO_CONVERSATIONS_SERVICE_SID, PARLEY_PUBLIC_URL. To run with the sandbox set \
                none of them, and sandbox.enabled to auto.
                hooks.budget is "9s": expected a duration of more than 0 and less than 5s, Twilio's own limit.""",
                failure.getMessage());
    }

    @Test
    void saysWhichWidgetOfWhichFlowIsWrong() throws IOException {
        Files.createDirectory(home.resolve("flows"));
        Files.writeString(
                home.resolve("flows/support.json"),
                """
                {"initial_state": "Trigger", "states": [{"name": "Trigger", "type": "trigger",
                 "transitions": [{"event": "incomingConversationMessage", "next": "ask"}]}]}""");

        StartFailure failure = assertThrows(StartFailure.class, () -> start());

        assertEquals(
                "flows/support.json: widget Trigger: leads to \"ask\", which does not exist.", failure.getMessage());
    }

    private Node start() throws StartFailure {
        return start(Map.of());
    }

    private Node start(Map<String, String> more) throws StartFailure {
        Map<String, String> settings = new HashMap<>(more);
        settings.put("camel.server.port", "0");
        settings.put("camel.management.port", "0");
        settings.put("sandbox.port", "0");
        return Node.start(home.resolve("application.properties"), settings);
    }
}
