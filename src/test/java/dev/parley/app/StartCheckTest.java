package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.app.settings.Declarations;
import dev.parley.setting.InvalidSettingsException;
import dev.parley.setting.SettingsTest;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartCheckTest {
    private static final TwilioAccess SANDBOX = new TwilioAccess(true, Map.of());
    private static final TwilioAccess LIVE = new TwilioAccess(false, Map.of());

    @Test
    void findsNothingWrongWithTheDefaults() {
        assertDoesNotThrow(() -> start(Map.of()));
    }

    @Test
    void namesAllMistakesAtOnce() {
        Map<String, String> mistakes = Map.of(
                "token.ttl", "48h",
                "retry.repeats", "many",
                "camel.server.port", "80a",
                "hooks.on-failure", "ignore",
                "admin.token", "short",
                "access.header", "a header",
                "http.trusted-proxies", "proxy.example",
                "moderate.action", "mask",
                "sandbox.host", "192.0.2.1");

        assertEquals(
                """
                camel.server.port is "80a": expected a port, 0 to 65535.
                token.ttl is "48h": expected a duration from 1s to 24h, Twilio's ceiling for access tokens.
                access.header is "a header": expected the name of a header, such as X-Parley-Secret.
                hooks.on-failure is "ignore": expected accept or reject.
                retry.repeats is "many": expected a number of repeats, 0 to 20.
                http.trusted-proxies has "proxy.example": expected an address such as 10.0.0.7, or a network such as 10.0.0.0/8.
                admin.token has 5 characters: expected 16 or more, and only letters, digits and - . _ ~ + /. Set PARLEY_ADMIN_TOKEN, for example to the output of "openssl rand -hex 32".
                moderate.words is not set. Set it in application.properties.
                sandbox.host is "192.0.2.1": expected a loopback address such as 127.0.0.1, as the sandbox's secrets are public. Set sandbox.listen-anywhere=true if everyone who can reach it may use it.""",
                assertThrows(InvalidSettingsException.class, () -> start(mistakes))
                        .getMessage());
    }

    @Test
    void neverRepeatsASecret() {
        Map<String, String> secrets = Map.of(
                "twilio.account-sid", "hush-hush-hush",
                "twilio.api-key-secret", "hush-hush-hush",
                "token.identities", "proven",
                "token.proof-key", "hush-hush-hush",
                "admin.token", "hush hush hush",
                "access.secrets", "hush-hush-hush",
                "webhooks.signing-keys", "name:hush hush hush");

        String message = String.valueOf(assertThrows(InvalidSettingsException.class, () -> start(secrets))
                .getMessage());

        assertEquals(false, message.contains("hush-hush") || message.contains("hush hush"), message);
    }

    @Test
    void refusesTwoServersOnOnePort() {
        Map<String, String> ports = Map.of(
                "camel.server.port", "8080",
                "camel.management.enabled", "true",
                "camel.management.port", "9876",
                "sandbox.port", "8080");

        assertEquals(
                "sandbox.port is 8080, and so is camel.server.port: expected two ports.",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StartCheck.checkPorts(SettingsTest.of(ports), SANDBOX))
                        .getMessage());
        assertDoesNotThrow(() -> StartCheck.checkPorts(SettingsTest.of(ports), LIVE));
    }

    /** Looks at these settings with the sandbox's account. */
    private static void start(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>();
        Declarations.all().forEach(setting -> all.put(setting.name(), setting.line()));
        all.putAll(TwilioAccess.decide(SettingsTest.of(Map.of("sandbox.enabled", "true")))
                .properties());
        all.putAll(settings);
        StartCheck.run(SettingsTest.of(all), SANDBOX, Path.of("."));
    }
}
