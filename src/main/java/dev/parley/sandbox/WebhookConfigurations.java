package dev.parley.sandbox;

/**
 * The two configurations of webhooks, the account's and the service's: fetch and update.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/global-webhook-resource">Twilio: global webhooks</a>
 * @see <a href="https://www.twilio.com/docs/conversations/api/service-webhook-configuration-resource">Twilio: service
 *     webhooks</a>
 */
final class WebhookConfigurations {
    private static final String OF_ACCOUNT = "/v1/Configuration/Webhooks";
    private static final String OF_SERVICE = "/v1/Services/{ChatServiceSid}/Configuration/Webhooks";

    private final WebhookConfiguration account;
    private final WebhookConfiguration service;

    WebhookConfigurations(WebhookConfiguration account, WebhookConfiguration service) {
        this.account = account;
        this.service = service;
    }

    void addTo(Paths paths) {
        paths.on("GET", OF_ACCOUNT, this::ofAccount);
        paths.on("POST", OF_ACCOUNT, call -> {
            account.update(call.form());
            return ofAccount(call);
        });
        paths.on("GET", OF_SERVICE, this::ofService);
        paths.on("POST", OF_SERVICE, call -> {
            Services.checkSid(call.variable("ChatServiceSid"));
            service.update(call.form());
            return ofService(call);
        });
    }

    private Answer ofAccount(ApiCall call) {
        return Answer.ok(account.json(call.base() + OF_ACCOUNT).put("target", "webhook"));
    }

    private Answer ofService(ApiCall call) {
        String sid = call.variable("ChatServiceSid");
        Services.checkSid(sid);
        return Answer.ok(service.json(call.root() + "/Configuration/Webhooks").put("chat_service_sid", sid));
    }
}
