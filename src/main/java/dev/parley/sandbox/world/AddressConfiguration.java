package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration for a text to an address that is not bound to a conversation. {@code AutoCreation} reads it. */
public final class AddressConfiguration extends StoredResource {
    public static final String WEBHOOK = "webhook";
    public static final String STUDIO = "studio";
    public static final String DEFAULT = "default";

    public final String type;
    public final String address;
    final @Nullable String country;

    @Nullable
    public String friendlyName;

    public boolean isEnabled;
    public String creation = DEFAULT;

    @Nullable
    public String serviceSid;

    @Nullable
    public String webhookUrl;

    @Nullable
    public String webhookMethod;

    public List<String> webhookFilters = List.of();

    @Nullable
    public String flowSid;

    @Nullable
    public Integer retryCount;

    public AddressConfiguration(String sid, Instant created, String type, String address, @Nullable String country) {
        super(sid, created);
        this.type = type;
        this.address = address;
        this.country = country;
    }

    public JsonObject json(String base) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("type", type)
                .put("address", address)
                .put("friendly_name", friendlyName)
                .put("auto_creation", creation())
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
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
