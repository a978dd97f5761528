package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A push binding: a user's phone or browser, by the address from its push service. */
public final class Binding extends StoredResource {
    /** The push types that clients register for explicitly. */
    public static final List<String> TYPES = List.of("apn", "gcm", "fcm");

    public final Service service;
    public final String identity;
    public final String type;
    public final String address;
    public List<String> messageTypes = List.of();

    @Nullable
    public String credentialSid;

    public Binding(String sid, Instant created, Service service, String identity, String type, String address) {
        super(sid, created);
        this.service = service;
        this.identity = identity;
        this.type = type;
        this.address = address;
    }

    public JsonObject json(String base) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", service.sid)
                .put("credential_sid", credentialSid)
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
                .put("endpoint", address)
                .put("identity", identity)
                .put("binding_type", type)
                .put("message_types", new JsonArray(messageTypes))
                .put("url", base + "/v1/Services/" + service.sid + "/Bindings/" + sid);
    }
}
