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
    void saysWhichWidgetOfWhichFlowIsWrong() throws IOException {
        Files.createDirectory(home.resolve("flows"));
        Files.writeString(
                home.resolve("flows/support.json"),
                """
                {"initial_state": "Trigger", "states": [{"name": "Trigger", "type": "trigger",
                 "transitions": [{"event": "incomingConversationMessage", "next": "ask"}]}]}""");

        StartFailure failure = assertThrows(StartFailure.class, () -> start());

        assertEquals("flows/support.json: widget Trigger: leads to \"ask\", which is not there.", failure.getMessage());
    }

    private Node start() throws StartFailure {
        Map<String, String> settings = new HashMap<>();
        settings.put("camel.server.port", "0");
        settings.put("camel.management.port", "0");
        settings.put("sandbox.port", "0");
        return Node.start(home.resolve("application.properties"), settings);
    }
}
