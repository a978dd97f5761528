package dev.parley.sandbox.sdk;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.ApiResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Paging for SDKs: by tokens, where REST has addresses. */
final class SdkPaging {
    private SdkPaging() {}

    static ApiResponse page(String key, JsonArray items, @Nullable String nextToken) {
        JsonObject meta = new JsonObject().putNull("previous_token").put("next_token", nextToken);
        return ApiResponse.ok(new JsonObject().put(key, items).put("meta", meta));
    }

    /** Adds the tokens to the addresses of a REST page. */
    static JsonObject shown(JsonObject page) {
        if (page.getValue("meta") instanceof JsonObject meta) {
            meta.put("previous_token", token(meta.getString("previous_page_url")));
            meta.put("next_token", token(meta.getString("next_page_url")));
        }
        return page;
    }

    private static @Nullable String token(@Nullable String url) {
        return url == null
                ? null
                : FormParameters.parse(url.substring(url.indexOf('?') + 1)).first("PageToken");
    }
}
