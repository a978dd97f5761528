package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What would let Twilio push to phones. The secret in it is not kept, for nothing is pushed. */
final class Credential extends Stored {
    String type;

    @Nullable
    String friendlyName;

    @Nullable
    String sandbox;

    Credential(String sid, Instant created, String type) {
        super(sid, created);
        this.type = type;
    }

    JsonObject json(String base) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("friendly_name", friendlyName)
                .put("type", type)
                .put("sandbox", sandbox)
                .put("date_created", Dates.inSeconds(created))
                .put("date_updated", Dates.inSeconds(updated))
                .put("url", base + "/v1/Credentials/" + sid);
    }
}
