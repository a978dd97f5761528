package dev.parley.sandbox;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody known to a service, by identity. */
final class User extends Stored {
    final Service service;
    final String identity;

    @Nullable
    String friendlyName;

    String attributes = "{}";
    String roleSid;

    User(String sid, Instant created, String identity, Service service) {
        super(sid, created);
        this.service = service;
        this.identity = identity;
        this.roleSid = service.configuration.serviceRoleSid();
    }

    /** Returns one like it, for asking what becomes of it before it does. */
    User copy() {
        User copy = new User(sid, created, identity, service);
        copy.updated = updated;
        copy.friendlyName = friendlyName;
        copy.attributes = attributes;
        copy.roleSid = roleSid;
        return copy;
    }

    JsonObject json(String root) {
        String url = root + "/Users/" + sid;
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", service.sid)
                .put("role_sid", roleSid)
                .put("identity", identity)
                .put("friendly_name", friendlyName)
                .put("attributes", attributes)
                .put("is_online", false)
                .putNull("is_notifiable")
                .put("date_created", Dates.inSeconds(created))
                .put("date_updated", Dates.inSeconds(updated))
                .put("url", url)
                .put("links", new JsonObject().put("user_conversations", url + "/Conversations"));
    }
}
