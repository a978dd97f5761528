package dev.parley.app;

import dev.parley.access.AccessSettings;
import dev.parley.access.AccessSteps;
import dev.parley.access.RouteRefusals;
import dev.parley.admin.AdminSteps;
import dev.parley.admin.AdminToken;
import dev.parley.limit.LimitSettings;
import dev.parley.limit.LimitSteps;
import dev.parley.moderate.WordList;
import dev.parley.setting.Settings;
import dev.parley.token.IdentitySettings;
import dev.parley.token.TokenSettings;
import dev.parley.token.TokenSteps;
import dev.parley.twilio.HonourRetryAfter;
import dev.parley.webhook.PreActionWebhook;
import dev.parley.webhook.VerifySignature;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The beans that routes name, {@code process: {ref: signed}} for one. */
final class RouteBeans {
    private RouteBeans() {}

    /** Makes them as the settings say. They are the node's: what limits have counted goes on counting in other routes. */
    static Map<String, Object> of(Settings settings, TwilioAccess access, NodeServices services) {
        Map<String, Object> beans = new HashMap<>();
        beans.put("signed", VerifySignature.from(settings, services.refusals()));
        beans.put("beforeTheFact", new PreActionWebhook());
        beans.put("honourRetryAfter", new HonourRetryAfter());
        beans.put("wordList", WordList.from(settings));
        beans.putAll(TokenSteps.of(
                TokenSettings.from(settings),
                IdentitySettings.from(settings, access.identities()),
                Clock.systemUTC(),
                UUID::randomUUID));
        RouteRefusals refusals = new RouteRefusals(services.refusals());
        beans.putAll(AccessSteps.of(AccessSettings.from(settings), refusals));
        beans.putAll(AdminSteps.of(AdminToken.from(settings), refusals));
        beans.putAll(
                LimitSteps.of(LimitSettings.from(settings), access.sandbox(), services.refusals(), services.metrics()));
        return beans;
    }
}
