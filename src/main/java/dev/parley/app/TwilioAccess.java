package dev.parley.app;

import dev.parley.account.AccountSettings;
import dev.parley.app.settings.SandboxDeclarations;
import dev.parley.door.HttpSettings;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.setting.Setting;
import dev.parley.setting.Settings;
import dev.parley.token.IdentitySettings.Mode;
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
    TwilioAccess {
        properties = Map.copyOf(properties);
    }

    /**
     * Decides by {@code sandbox.enabled} and by which of the six are set.
     *
     * @throws IllegalArgumentException naming what is missing, if some are set but not all
     */
    static TwilioAccess decide(Settings settings) {
        String enabled = settings.get(SandboxDeclarations.ENABLED);
        Map<String, String> found = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        for (Setting<?> setting : AccountSettings.LIVE) {
            if (settings.isSet(setting)) {
                found.put(setting.name(), settings.text(setting));
            } else {
                missing.add(setting.variable().orElse(setting.name()));
            }
        }
        if (enabled.equals("true") || (enabled.equals("auto") && found.isEmpty())) {
            return new TwilioAccess(true, ofSandbox(settings.get(HttpSettings.PORT)));
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("To go live set all six settings; missing: " + String.join(", ", missing)
                    + ". To run with the sandbox set none of them"
                    + (enabled.equals("false") ? ", and sandbox.enabled to auto." : "."));
        }
        settings.get(AccountSettings.PUBLIC_URL);
        return new TwilioAccess(false, found);
    }

    /** Returns who gets a token where nothing is set: what the sandbox's tokens open belongs to no real person. */
    Mode identities() {
        return sandbox ? Mode.ANY : Mode.RANDOM;
    }

    private static Map<String, String> ofSandbox(int port) {
        return Map.of(
                AccountSettings.ACCOUNT_SID.name(), SandboxAccount.ACCOUNT_SID,
                AccountSettings.AUTH_TOKEN.name(), SandboxAccount.AUTH_TOKEN,
                AccountSettings.API_KEY_SID.name(), SandboxAccount.API_KEY_SID,
                AccountSettings.API_KEY_SECRET.name(), SandboxAccount.API_KEY_SECRET,
                AccountSettings.SERVICE_SID.name(), SandboxAccount.CONVERSATIONS_SERVICE_SID,
                AccountSettings.PUBLIC_URL.name(), "http://127.0.0.1:" + port);
    }
}
