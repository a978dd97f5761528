package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class SandboxMainTest {
    @Test
    void listensOn8100AndCallsNobodyUnlessToldOtherwise() {
        assertEquals(
                new SandboxSettings("127.0.0.1", 8100, null, null, false, false, List.of()), SandboxMain.settings());
    }

    @Test
    void readsItsOptions() {
        assertEquals(
                new SandboxSettings(
                        "127.0.0.1",
                        0,
                        URI.create("http://127.0.0.1:3000/chat"),
                        URI.create("https://localhost/status"),
                        false),
                SandboxMain.settings(
                        "--port",
                        "0",
                        "--webhook-url",
                        "http://127.0.0.1:3000/chat",
                        "--status-url",
                        "https://localhost/status"));
    }

    @Test
    void saysWhichOptionIsWrong() {
        assertRefused("Unknown option --prot: expected --flows, --port, --status-url, --webhook-url.", "--prot", "1");
        assertRefused("--port has no value.", "--port");
        assertRefused("--port is \"70000\": expected 0 to 65535.", "--port", "70000");
        assertRefused(
                "--status-url is \"localhost:3000\": expected an address like http://127.0.0.1:3000/chat.",
                "--status-url",
                "localhost:3000");
        assertRefused(
                "--webhook-url is \"a b\": expected an address like http://127.0.0.1:3000/chat.",
                "--webhook-url",
                "a b");
    }

    private static void assertRefused(String message, String... arguments) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SandboxMain.settings(arguments))
                        .getMessage());
    }
}
