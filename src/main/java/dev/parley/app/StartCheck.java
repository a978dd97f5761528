package dev.parley.app;

import dev.parley.access.AccessSettings;
import dev.parley.account.AccountSettings;
import dev.parley.admin.AdminToken;
import dev.parley.app.settings.CamelDeclarations;
import dev.parley.app.settings.Declarations;
import dev.parley.app.settings.RouteDeclarations;
import dev.parley.app.settings.SandboxDeclarations;
import dev.parley.door.HttpSettings;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.limit.LimitSettings;
import dev.parley.moderate.WordList;
import dev.parley.setting.InvalidSettingsException;
import dev.parley.setting.Setting;
import dev.parley.setting.Settings;
import dev.parley.token.IdentitySettings;
import dev.parley.token.TokenSettings;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import dev.parley.webhook.HookSettings;
import dev.parley.webhook.SignatureCheck;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Looks at all settings before anything starts, so that a user sees all mistakes at once. */
final class StartCheck {
    private StartCheck() {}

    /**
     * Decides whether calls go to Twilio or to the sandbox.
     *
     * @throws InvalidSettingsException if that cannot be decided, with a line for each setting that cannot be read as well
     */
    static TwilioAccess access(Settings settings) {
        try {
            return TwilioAccess.decide(settings);
        } catch (IllegalArgumentException e) {
            Set<String> mistakes = new LinkedHashSet<>(List.of(String.valueOf(e.getMessage())));
            mistakes.addAll(settings.mistakes(Declarations.all().stream()
                    .filter(setting -> !AccountSettings.LIVE.contains(setting) || settings.isSet(setting))
                    .toList()));
            throw new InvalidSettingsException(List.copyOf(mistakes));
        }
    }

    /**
     * Reads all settings as the parts will.
     *
     * @param home the folder that relative paths refer to
     * @throws InvalidSettingsException with a line for each mistake
     */
    static void run(Settings settings, TwilioAccess access, Path home) {
        // What a single setting has wrong comes first; the parts then see how settings fit together.
        Set<String> mistakes = new LinkedHashSet<>(settings.mistakes(Declarations.all()));
        List<Runnable> parts = List.of(
                () -> TwilioSettings.from(settings),
                () -> TrafficSettings.from(settings),
                () -> HttpSettings.trustedProxies(settings),
                () -> HttpSettings.from(settings),
                () -> checkPorts(settings, access),
                () -> LimitSettings.from(settings),
                () -> TokenSettings.from(settings),
                () -> IdentitySettings.from(settings, access.identities()),
                () -> AdminToken.from(settings),
                () -> AccessSettings.from(settings),
                () -> SignatureCheck.from(settings),
                () -> HookSettings.from(settings),
                () -> WordList.from(settings),
                () -> InboxSettings.from(settings, home),
                () -> RouteDeclarations.checkUndelivered(settings),
                () -> checkSandbox(settings, access));
        for (Runnable part : parts) {
            try {
                part.run();
            } catch (IllegalArgumentException e) {
                mistakes.add(String.valueOf(e.getMessage()));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new InvalidSettingsException(List.copyOf(mistakes));
        }
    }

    private static void checkSandbox(Settings settings, TwilioAccess access) {
        if (access.sandbox()) {
            SandboxParts.settings(settings, List.of());
        }
    }

    /** Vert.x lets two of its servers share a port, and each then answers every other request. */
    static void checkPorts(Settings settings, TwilioAccess access) {
        Map<Integer, String> names = new HashMap<>();
        for (Setting<Integer> setting : ports(settings, access)) {
            int port = settings.get(setting);
            String other = port == 0 ? null : names.put(port, setting.name());
            if (other != null) {
                throw new IllegalArgumentException(
                        setting.name() + " is " + port + ", and so is " + other + ": expected two ports.");
            }
        }
    }

    private static List<Setting<Integer>> ports(Settings settings, TwilioAccess access) {
        return Stream.of(HttpSettings.PORT, CamelDeclarations.MANAGEMENT_PORT, SandboxDeclarations.PORT)
                .filter(port -> !port.equals(CamelDeclarations.MANAGEMENT_PORT)
                        || settings.get(CamelDeclarations.MANAGEMENT_ENABLED))
                .filter(port -> !port.equals(SandboxDeclarations.PORT) || access.sandbox())
                .toList();
    }
}
