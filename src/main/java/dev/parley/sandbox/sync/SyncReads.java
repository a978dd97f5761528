package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Answers the reads of SDKs: {@code GET /v3/Documents|Lists|Maps/{sid}}, with {@code Include=items}, and {@code
 * …/Items} with {@code Order}, {@code From}, {@code PageSize}, {@code PageToken}, {@code Key} or {@code Index}.
 *
 * @see <a href="https://www.twilio.com/docs/sync/api">Twilio: Sync</a>
 */
public final class SyncReads {
    /** The first segment of every path. */
    public static final String PREFIX = "/v3/";

    private static final int SEGMENTS_OF_OBJECT = 4;
    private static final int SEGMENTS_OF_ITEMS = 5;

    private SyncReads() {}

    /**
     * Answers a request.
     *
     * @param host scheme and authority of addresses in the response
     * @param path with its escapes: an empty segment, {@code v3}, the type, the object, and optionally {@code Items}
     */
    public static SyncResponse answer(
            SyncService service, String method, String host, String path, QueryParameters parameters) {
        String[] segments = path.split("/", -1);
        boolean isItems = segments.length == SEGMENTS_OF_ITEMS && segments[4].equals("Items");
        if (!method.equals("GET") || !(isItems || segments.length == SEGMENTS_OF_OBJECT)) {
            return SyncResponse.error(403, 54007, "Only objects of conversations can be read here.");
        }
        try {
            SyncObject object = service.find(URLDecoder.decode(segments[3], StandardCharsets.UTF_8))
                    .filter(found -> found.kind.path.equals(segments[2]))
                    .orElse(null);
            if (object == null) {
                return absent(segments[2]);
            }
            return isItems ? items(object, host, parameters) : whole(object, host, parameters);
        } catch (IllegalArgumentException e) {
            return SyncResponse.error(400, 54008, "Expected PageSize, Index and PageToken as returned before.");
        }
    }

    private static SyncResponse absent(String path) {
        for (SyncKind kind : SyncKind.values()) {
            if (kind.path.equals(path)) {
                return SyncResponse.error(404, kind.absent, "There is no such " + kind.typeName() + ".");
            }
        }
        return SyncResponse.error(404, 20404, "Expected Documents, Lists or Maps.");
    }

    private static SyncResponse whole(SyncObject object, String host, QueryParameters parameters) {
        JsonObject json = object.json(host);
        if ("items".equals(parameters.text("Include")) && object instanceof SyncCollection<?> collection) {
            json.put("items", firstPage(collection, host).getJsonArray("items"));
        }
        return SyncResponse.ok(json);
    }

    private static <K extends Comparable<K>> JsonObject firstPage(SyncCollection<K> collection, String host) {
        return SyncPage.of(collection, name -> null).json(host);
    }

    private static SyncResponse items(SyncObject object, String host, QueryParameters parameters) {
        return object instanceof SyncCollection<?> collection
                ? SyncResponse.ok(itemsOf(collection, host, parameters))
                : SyncResponse.error(404, object.kind.absent, "A document has no items.");
    }

    private static <K extends Comparable<K>> JsonObject itemsOf(
            SyncCollection<K> collection, String host, QueryParameters parameters) {
        String single = parameters.text(collection.kind == SyncKind.LIST ? "Index" : "Key");
        return single == null
                ? SyncPage.of(collection, parameters).json(host)
                : single(collection, host, collection.key(single));
    }

    private static <K extends Comparable<K>> JsonObject single(SyncCollection<K> collection, String host, K key) {
        SyncCollection.Item item = collection.items().get(key);
        return new JsonObject()
                .put("items", item == null ? new JsonArray() : new JsonArray().add(collection.item(host, key, item)))
                .put(
                        "meta",
                        new JsonObject()
                                .put("key", "items")
                                .putNull("previous_token")
                                .putNull("next_token"))
                .put("last_event_id", collection.lastEventId());
    }
}
