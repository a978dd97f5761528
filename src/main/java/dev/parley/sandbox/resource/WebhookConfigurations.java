package dev.parley.sandbox.resource;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.world.Service;
import dev.parley.sandbox.world.WebhookConfiguration;
import dev.parley.sandbox.world.World;

/**
 * The webhook configurations of the account and of each service: fetch and update.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/global-webhook-resource">Twilio: global webhooks</a>
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-webhook-configuration-resource">Twilio: service
 *     webhooks</a>
 */
public final class WebhookConfigurations {
    private static final String OF_ACCOUNT = "/v1/Configuration/Webhooks";
    private static final String OF_SERVICE = "/v1/Services/{ChatServiceSid}/Configuration/Webhooks";

    private final WebhookConfiguration account;
    private final World world;

    public WebhookConfigurations(WebhookConfiguration account, World world) {
        this.account = account;
        this.world = world;
    }

    public void addTo(Paths paths) {
        paths.on("GET", OF_ACCOUNT, this::ofAccount);
        paths.on("POST", OF_ACCOUNT, call -> {
            account.update(call.form());
            return ofAccount(call);
        });
        paths.on("GET", OF_SERVICE, this::ofService);
        paths.on("POST", OF_SERVICE, call -> {
            world.service(call).webhooks.update(call.form());
            return ofService(call);
        });
    }

    private ApiResponse ofAccount(ApiCall call) {
        return ApiResponse.ok(account.json(call.base() + OF_ACCOUNT).put("target", "webhook"));
    }

    private ApiResponse ofService(ApiCall call) {
        Service service = world.service(call);
        return ApiResponse.ok(
                service.webhooks.json(call.root() + "/Configuration/Webhooks").put("chat_service_sid", service.sid));
    }
}
