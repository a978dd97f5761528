package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user of a service, by identity. */
public final class User extends StoredResource {
    public final Service service;
    public final String identity;

    @Nullable
    public String friendlyName;

    public String attributes = "{}";
    public String roleSid;

    public User(String sid, Instant created, String identity, Service service) {
        super(sid, created);
        this.service = service;
        this.identity = identity;
        this.roleSid = service.configuration.serviceRoleSid();
    }

    /** Returns a copy for a pre-action webhook. */
    public User copy() {
        User copy = new User(sid, created, identity, service);
        copy.updated = updated;
        copy.friendlyName = friendlyName;
        copy.attributes = attributes;
        copy.roleSid = roleSid;
        return copy;
    }

    public JsonObject json(String root) {
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
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
                .put("url", url)
                .put("links", new JsonObject().put("user_conversations", url + "/Conversations"));
    }
}
