package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A role in a conversation or in a service. {@code PermissionCheck} applies it to SDK clients. */
public final class Role extends StoredResource {
    public static final String CONVERSATION = "conversation";
    public static final String SERVICE = "service";

    public final Service service;
    final String friendlyName;
    public final String type;
    public List<String> permissions;

    public Role(
            String sid, Instant created, Service service, String friendlyName, String type, List<String> permissions) {
        super(sid, created);
        this.service = service;
        this.friendlyName = friendlyName;
        this.type = type;
        this.permissions = List.copyOf(permissions);
    }

    /**
     * Reads a field with a role's SID, {@code null} if absent.
     *
     * @throws ApiError if the service has no such role of this type
     */
    public static @Nullable String read(Form form, String field, Service service, String type) {
        String sid = form.text(field, Limits.NAME);
        if (sid == null) {
            return null;
        }
        Role role = service.roles.get(sid);
        if (role == null || !role.type.equals(type)) {
            String found = role == null ? "the service has no such role" : "that role is of type " + role.type;
            throw new ApiError(
                    400,
                    type.equals(CONVERSATION) ? 50109 : 50100,
                    field + " is " + ApiError.brief(sid) + ": " + found + ", expected one of type " + type + ".");
        }
        return sid;
    }

    public JsonObject json(String root) {
        return new JsonObject()
                .put("sid", sid)
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("chat_service_sid", service.sid)
                .put("friendly_name", friendlyName)
                .put("type", type)
                .put("permissions", new JsonArray(permissions))
                .put("date_created", TimeFormats.inSeconds(created))
                .put("date_updated", TimeFormats.inSeconds(updated))
                .put("url", root + "/Roles/" + sid);
    }
}
