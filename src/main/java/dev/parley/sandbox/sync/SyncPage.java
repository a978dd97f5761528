package dev.parley.sandbox.sync;

import dev.parley.sandbox.sync.SyncCollection.Item;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * One page of a collection. It begins with {@code From}, or after the item of a token. Newer SDKs continue with
 * {@code From}, older ones with the token alone, so a token has everything: order, size, direction, and the adjacent
 * item.
 *
 * @param isBackwards whether it is the page before, not the one after
 * @param isInclusive whether the item at {@code from} is on it
 */
record SyncPage<K extends Comparable<K>>(
        SyncCollection<K> collection,
        boolean isDescending,
        int size,
        boolean isBackwards,
        boolean isInclusive,
        @Nullable K from) {
    private static final int DEFAULT_SIZE = 50;
    private static final int MAX_SIZE = 100;

    /**
     * Reads {@code PageToken}, or {@code Order}, {@code From} and {@code PageSize}.
     *
     * @throws IllegalArgumentException if they are not valid
     */
    static <K extends Comparable<K>> SyncPage<K> of(SyncCollection<K> collection, QueryParameters parameters) {
        String token = parameters.text("PageToken");
        if (token != null) {
            return ofToken(collection, token);
        }
        String from = parameters.text("From");
        String size = parameters.text("PageSize");
        return new SyncPage<>(
                collection,
                "desc".equals(parameters.text("Order")),
                size == null ? DEFAULT_SIZE : bounded(Integer.parseInt(size)),
                false,
                true,
                from == null ? null : collection.key(from));
    }

    private static <K extends Comparable<K>> SyncPage<K> ofToken(SyncCollection<K> collection, String token) {
        String[] parts = token.split("\\.", 4);
        if (parts.length < 4) {
            throw new IllegalArgumentException("no token");
        }
        return new SyncPage<>(
                collection,
                parts[0].equals("desc"),
                bounded(Integer.parseInt(parts[1])),
                parts[2].equals("before"),
                false,
                collection.key(parts[3]));
    }

    private static int bounded(int size) {
        return Math.max(1, Math.min(size, MAX_SIZE));
    }

    JsonObject json(String host) {
        List<Map.Entry<K, Item>> entries = entries();
        JsonArray items = new JsonArray();
        entries.forEach(entry -> items.add(collection.item(host, entry.getKey(), entry.getValue())));
        JsonObject meta = new JsonObject()
                .put("key", "items")
                .put("page_size", size)
                .put(
                        "previous_token",
                        entries.isEmpty()
                                ? null
                                : token("before", entries.get(0).getKey()))
                .put(
                        "next_token",
                        entries.isEmpty()
                                ? null
                                : token("after", entries.get(entries.size() - 1).getKey()));
        return new JsonObject().put("items", items).put("meta", meta).put("last_event_id", collection.lastEventId());
    }

    private List<Map.Entry<K, Item>> entries() {
        List<Map.Entry<K, Item>> entries = new ArrayList<>();
        Iterator<Map.Entry<K, Item>> all = onwards(isDescending != isBackwards, from, isInclusive)
                .entrySet()
                .iterator();
        while (all.hasNext() && entries.size() < size) {
            entries.add(all.next());
        }
        if (isBackwards) {
            Collections.reverse(entries);
        }
        return entries;
    }

    private @Nullable String token(String where, K edge) {
        boolean isThereMore =
                !onwards(isDescending != where.equals("before"), edge, false).isEmpty();
        return isThereMore ? (isDescending ? "desc." : "asc.") + size + "." + where + "." + edge : null;
    }

    private NavigableMap<K, Item> onwards(boolean isDownwards, @Nullable K edge, boolean withEdge) {
        NavigableMap<K, Item> all = isDownwards ? collection.items().descendingMap() : collection.items();
        return edge == null ? all : all.tailMap(edge, withEdge);
    }
}
