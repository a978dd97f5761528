package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A push credential. Its secret is not stored, as nothing is pushed. */
public final class Credential extends StoredResource {
    public String type;

    @Nullable
    public String friendlyName;

    @Nullable
    public String sandbox;

    public Credential(String sid, Instant created, String type) {
        super(sid, created);
        this.type = type;
    }

    public JsonObject json(String base) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("friendly_name", friendlyName)
                .put("type", type)
                .put("sandbox", sandbox)
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
                .put("url", base + "/v1/Credentials/" + sid);
    }
}
