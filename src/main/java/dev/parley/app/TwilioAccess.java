package dev.parley.app;

import dev.parley.app.settings.Settings;
import dev.parley.sandbox.rest.SandboxAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which Twilio is spoken to, and as whom: the real one with the six live settings, or the sandbox with its own well-known
 * ones.
 *
 * @param sandbox whether the sandbox stands in
 * @param properties the six, by their keys in {@code application.properties}
 */
record TwilioAccess(boolean sandbox, Map<String, String> properties) {
    static final String ACCOUNT_SID = "twilio.account-sid";
    static final String AUTH_TOKEN = "twilio.auth-token";
    static final String API_KEY_SID = "twilio.api-key-sid";
    static final String API_KEY_SECRET = "twilio.api-key-secret";
    static final String SERVICE_SID = "twilio.conversations-service-sid";
    static final String PUBLIC_URL = "webhooks.public-url";

    private static final Map<String, String> VARIABLES = new LinkedHashMap<>();

    static {
        VARIABLES.put(ACCOUNT_SID, "TWILIO_ACCOUNT_SID");
        VARIABLES.put(AUTH_TOKEN, "TWILIO_AUTH_TOKEN");
        VARIABLES.put(API_KEY_SID, "TWILIO_API_KEY_SID");
        VARIABLES.put(API_KEY_SECRET, "TWILIO_API_KEY_SECRET");
        VARIABLES.put(SERVICE_SID, "TWILIO_CONVERSATIONS_SERVICE_SID");
        VARIABLES.put(PUBLIC_URL, "PARLEY_PUBLIC_URL");
    }

    TwilioAccess {
        properties = Map.copyOf(properties);
    }

    /**
     * Decides by {@code sandbox.enabled} and by which of the six are set.
     *
     * @throws IllegalArgumentException naming what is missing, if some are set but not all
     */
    static TwilioAccess decide(Settings settings) {
        String enabled = settings.choice("sandbox.enabled", List.of("auto", "true", "false"));
        Map<String, String> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        VARIABLES.forEach((key, variable) ->
                settings.optional(key).ifPresentOrElse(value -> found.put(key, value), () -> missing.add(variable)));
        if (enabled.equals("true") || (enabled.equals("auto") && found.isEmpty())) {
            return new TwilioAccess(true, ofSandbox(settings.port("camel.server.port")));
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("To go live set all six settings; missing: " + String.join(", ", missing)
                    + ". To run with the sandbox set none of them"
                    + (enabled.equals("false") ? ", and sandbox.enabled to auto." : "."));
        }
        settings.address(PUBLIC_URL);
        return new TwilioAccess(false, found);
    }

    private static Map<String, String> ofSandbox(int port) {
        return Map.of(
                ACCOUNT_SID, SandboxAccount.ACCOUNT_SID,
                AUTH_TOKEN, SandboxAccount.AUTH_TOKEN,
                API_KEY_SID, SandboxAccount.API_KEY_SID,
                API_KEY_SECRET, SandboxAccount.API_KEY_SECRET,
                SERVICE_SID, SandboxAccount.CONVERSATIONS_SERVICE_SID,
                PUBLIC_URL, "http://127.0.0.1:" + port);
    }
}
