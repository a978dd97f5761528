package dev.parley.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What shall happen when somebody writes to an address and no conversation is bound. {@link AutoCreation} reads it. */
final class AddressConfiguration extends Stored {
    static final String WEBHOOK = "webhook";
    static final String STUDIO = "studio";
    static final String DEFAULT = "default";

    final String type;
    final String address;
    final @Nullable String country;

    @Nullable
    String friendlyName;

    boolean isEnabled;
    String creation = DEFAULT;

    @Nullable
    String serviceSid;

    @Nullable
    String webhookUrl;

    @Nullable
    String webhookMethod;

    List<String> webhookFilters = List.of();

    @Nullable
    String flowSid;

    @Nullable
    Integer retryCount;

    AddressConfiguration(String sid, Instant created, String type, String address, @Nullable String country) {
        super(sid, created);
        this.type = type;
        this.address = address;
        this.country = country;
    }

    JsonObject json(String base) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("type", type)
                .put("address", address)
                .put("friendly_name", friendlyName)
                .put("auto_creation", creation())
                .put("date_created", Dates.inSeconds(created))
                .put("date_updated", Dates.inSeconds(updated))
                .put("url", base + "/v1/Configuration/Addresses/" + sid)
                .put("address_country", country);
    }

    private JsonObject creation() {
        return new JsonObject()
                .put("enabled", isEnabled)
                .put("type", creation)
                .put("conversation_service_sid", serviceSid)
                .put("webhook_url", webhookUrl)
                .put("webhook_method", webhookMethod)
                .put("webhook_filters", webhookFilters.isEmpty() ? null : new JsonArray(webhookFilters))
                .put("studio_flow_sid", flowSid)
                .put("studio_retry_count", retryCount);
    }
}
