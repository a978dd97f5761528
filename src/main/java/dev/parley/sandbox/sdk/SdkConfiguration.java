package dev.parley.sandbox.sdk;

import dev.parley.sandbox.change.SyncShapes;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.world.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The first resource an SDK reads: the user, the addresses of services, and limits. */
final class SdkConfiguration {
    static final String PATH = SdkApi.PREFIX + "Configuration";

    private static final int MAX_MEDIA_MEGABYTES = 16;
    private static final int USERS_TO_SUBSCRIBE = 100;

    private SdkConfiguration() {}

    /** Returns the configuration of a user whose socket was opened at that address. */
    static JsonObject of(User user, String host, String socketBase) {
        String api = host + "/Client/v2";
        String media = socketBase + "/v1/Services/" + user.service.sid + "/Media";
        JsonObject links = new JsonObject(Map.of(
                "my_conversations", api + "/MyConversations",
                "conversations", api + "/Conversations",
                "users", api + "/Users",
                "current_user", api + "/Users/" + user.sid,
                "typing", api + "/Typing",
                "media_service", media,
                "media_set_service", media + "Set",
                "messages_receipts", api + "/Conversations/%s/Messages/%s/Receipts"));
        return new JsonObject()
                .put("identity", user.identity)
                .put("links", links)
                .put("options", options())
                .put(
                        "sync_objects",
                        new JsonObject()
                                .put("my_user_info", SyncShapes.info(user))
                                .put("my_conversations", SyncShapes.conversations(user)));
    }

    private static JsonObject options() {
        return new JsonObject()
                .put("reachability_enabled", false)
                .put("user_infos_to_subscribe", USERS_TO_SUBSCRIBE)
                // Disables the SDK's cache: a resource may have changed.
                .put("http_cache_interval", "PT0S")
                .put("consumption_report_interval", "PT5S")
                .put("media_attachments_count_limit", Limits.MEDIA)
                .put("media_attachment_size_limit_in_mb", MAX_MEDIA_MEGABYTES)
                .put("media_attachments_total_size_limit_in_mb", Limits.MEDIA * MAX_MEDIA_MEGABYTES)
                .put(
                        "email_histories_allowed_mime_types",
                        new JsonArray().add("text/plain").add("text/html"))
                .put(
                        "email_bodies_allowed_mime_types",
                        new JsonArray().add("text/plain").add("text/html"));
    }
}
