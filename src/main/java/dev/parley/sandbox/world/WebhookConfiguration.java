package dev.parley.sandbox.world;

import dev.parley.protocol.EventNames;
import dev.parley.protocol.NearestName;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of pre-action and post-action webhooks. There is one for the account, and one for each service, which
 * replaces it once set.
 *
 * <p>Form fields read: {@code PreWebhookUrl}, {@code PostWebhookUrl}, {@code Filters}, {@code Method}, {@code Target}.
 * Left out: {@code Target=flex}.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/global-webhook-resource">Twilio: global webhooks</a>
 */
public final class WebhookConfiguration {
    private static final List<String> METHODS = List.of("GET", "POST");

    private final @Nullable URI first;
    private @Nullable String preUrl;
    private @Nullable String postUrl;
    private @Nullable List<String> filters;
    private String method = "POST";

    /** Makes a configuration that sends everything to one address, or nothing. */
    public WebhookConfiguration(@Nullable URI url) {
        first = url;
        reset();
    }

    public void reset() {
        preUrl = first == null ? null : first.toString();
        postUrl = preUrl;
        filters = first == null ? null : EventNames.ALL;
        method = "POST";
    }

    public void update(Form form) {
        form.choice("Target", List.of("webhook"));
        String newMethod = form.choice("Method", METHODS);
        String newPre = form.url("PreWebhookUrl");
        String newPost = form.url("PostWebhookUrl");
        List<String> newFilters = form.texts("Filters");
        newFilters.forEach(WebhookConfiguration::checkFilter);

        preUrl = form.has("PreWebhookUrl") ? newPre : preUrl;
        postUrl = form.has("PostWebhookUrl") ? newPost : postUrl;
        filters = form.has("Filters") ? newFilters.stream().distinct().toList() : filters;
        method = newMethod == null ? method : newMethod;
    }

    private static void checkFilter(String filter) {
        if (!EventNames.ALL.contains(filter)) {
            throw ApiError.badParameter("Filters has \"" + ApiError.brief(filter) + "\", which is not an event."
                    + NearestName.hint(ApiError.brief(filter), EventNames.ALL));
        }
    }

    public boolean isSet() {
        return preUrl != null || postUrl != null;
    }

    public String method() {
        return method;
    }

    /** Returns the address of a hook or event, {@code null} if not configured. */
    @Nullable
    public String target(String event) {
        return filters == null || !filters.contains(event) ? null : address(event);
    }

    /** Returns the address of a hook or event, whatever the filters are. */
    @Nullable
    public String address(String event) {
        return EventNames.HOOKS.contains(event) ? preUrl : postUrl;
    }

    /** Returns the properties that both resources have. */
    public JsonObject json(String url) {
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("pre_webhook_url", preUrl)
                .put("post_webhook_url", postUrl)
                .put("filters", filters == null ? null : new JsonArray(filters))
                .put("method", method)
                .put("url", url);
    }
}
