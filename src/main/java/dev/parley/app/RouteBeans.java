package dev.parley.app;

import dev.parley.access.AccessSteps;
import dev.parley.access.RouteRefusals;
import dev.parley.admin.AdminSteps;
import dev.parley.limit.LimitSteps;
import dev.parley.token.TokenSteps;
import dev.parley.twilio.HonourRetryAfter;
import dev.parley.webhook.PreActionWebhook;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** The beans that routes name, {@code process: {ref: signed}} for one. */
final class RouteBeans {
    private RouteBeans() {}

    /** Makes them as the settings say. They are the node's: what limits have counted goes on counting in other routes. */
    static Map<String, Object> of(Blueprint blueprint, NodeServices services) {
        Map<String, Object> beans = new HashMap<>();
        boolean sandbox = blueprint.access().sandbox();
        beans.put("signed", blueprint.signed(services.refusals()));
        beans.put("beforeTheFact", new PreActionWebhook());
        beans.put("honourRetryAfter", new HonourRetryAfter());
        beans.put("wordList", blueprint.wordList());
        beans.putAll(TokenSteps.of(
                blueprint.tokens(), Identities.of(blueprint.settings(), sandbox), Clock.systemUTC(), UUID::randomUUID));
        RouteRefusals refusals = new RouteRefusals(services.refusals());
        beans.putAll(AccessSteps.of(blueprint.accessSettings(), refusals));
        beans.putAll(AdminSteps.of(blueprint.adminToken(), refusals));
        beans.putAll(LimitSteps.of(blueprint.limits(), sandbox, services.refusals(), services.metrics()));
        return beans;
    }
}
