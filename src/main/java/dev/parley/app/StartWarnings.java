package dev.parley.app;

import dev.parley.account.AccountSettings;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.setting.Settings;
import dev.parley.token.IdentitySettings;
import dev.parley.token.IdentitySettings.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is allowed and yet looks like a mistake, where calls go to Twilio: a sentence each, for the log at each start. None
 * repeats a secret.
 */
final class StartWarnings {
    /** Twilio's regions, each with the edge that is nearest. */
    private static final Map<String, String> REGIONS =
            Map.of("us1", "ashburn", "ie1", "dublin", "au1", "sydney", "jp1", "tokyo");

    private StartWarnings() {}

    static List<String> of(Settings settings, TwilioAccess access) {
        if (access.sandbox()) {
            return List.of();
        }
        List<String> warnings = new ArrayList<>();
        settings.get(AccountSettings.REGION)
                .ifPresent(region -> warnOfRegion(region, settings.get(AccountSettings.EDGE), warnings));
        if (settings.get(IdentitySettings.IDENTITIES).equals(Optional.of(Mode.ANY))) {
            warnings.add(
                    "token.identities is any: whoever reaches /token or /chat-widget gets a token for whomever they"
                            + " name, and reads and writes as that person. Set it to random or proven.");
        }
        warnOfAuthToken(access.properties().getOrDefault(AccountSettings.AUTH_TOKEN.name(), ""), warnings);
        return warnings;
    }

    private static void warnOfRegion(String region, Optional<String> edge, List<String> warnings) {
        String nearest = REGIONS.get(region);
        if (nearest == null) {
            warnings.add("twilio.region is \"" + region + "\", which is not a region of Twilio: expected "
                    + String.join(", ", REGIONS.keySet().stream().sorted().toList())
                    + ". Calls and tokens for any other are refused.");
        }
        if (edge.isEmpty()) {
            warnings.add(
                    "twilio.region is \"" + region + "\" and twilio.edge is not set: Twilio answers for a region at an"
                            + " edge only. Set TWILIO_EDGE" + (nearest == null ? "." : ", say to " + nearest + "."));
        }
    }

    private static void warnOfAuthToken(String token, List<String> warnings) {
        if (token.matches("[0-9A-Fa-f]{32}") || token.equals(SandboxAccount.AUTH_TOKEN)) {
            return;
        }
        boolean quoted = token.matches("(?s)[\"'`\u2018\u201c].*|.*[\"'`\u2019\u201d]");
        warnings.add(
                "twilio.auth-token has " + token.length() + " characters" + (quoted ? ", quotes among them" : "")
                        + ": expected 32 hex digits, without quotes; otherwise no signature of Twilio matches. Set TWILIO_AUTH_TOKEN.");
    }
}
