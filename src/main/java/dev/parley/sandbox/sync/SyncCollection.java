package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Items in the order of their keys: a list by index, a map by name.
 *
 * @param <K> {@link Integer} for a list, {@link String} for a map
 */
public abstract class SyncCollection<K extends Comparable<K>> extends SyncObject {
    /** How many removals are kept. A client that missed more of them keeps the removed items. */
    private static final int MAX_TOMBSTONES = 1_000;

    private final NavigableMap<K, Item> items = new TreeMap<>();
    private final Map<K, Tombstone> tombstones = new LinkedHashMap<>();
    private final String keyName;

    SyncCollection(SyncKind kind, String uniqueName, Clock clock, String keyName) {
        super(kind, uniqueName, clock);
        this.keyName = keyName;
    }

    /** Adds or updates an item. */
    public final void put(K key, Supplier<JsonObject> data) {
        Item before = items.get(key);
        long id = nextEvent();
        Instant now = clock.instant();
        Item item = before == null ? new Item(data, id, id, now, now) : before.changed(data, id, now);
        items.put(key, item);
        tombstones.remove(key);
        if (isReceived()) {
            publish(event(before == null ? "added" : "updated", key, item));
        }
    }

    /** Removes an item, if present. */
    public final void remove(K key) {
        if (items.remove(key) == null) {
            return;
        }
        Tombstone tombstone = new Tombstone(nextEvent(), clock.instant());
        tombstones.put(key, tombstone);
        if (tombstones.size() > MAX_TOMBSTONES) {
            Iterator<K> oldestFirst = tombstones.keySet().iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
        if (isReceived()) {
            publish(event(key, tombstone));
        }
    }

    /**
     * Reads a key of a request.
     *
     * @throws IllegalArgumentException if it is not a valid key
     */
    abstract K key(String written);

    final NavigableMap<K, Item> items() {
        return items;
    }

    final JsonObject item(String host, K key, Item item) {
        return new JsonObject()
                .put(keyName, key)
                .put("data", item.data().get())
                .put("url", url(host) + "/Items/" + key)
                .put("revision", revision(item.eventId()))
                .put("last_event_id", item.eventId())
                .put("date_created", item.created().toString())
                .put("date_updated", item.updated().toString())
                .putNull("date_expires");
    }

    /**
     * An item that the subscriber knows must not be sent as added: SDKs would keep its old data. One that was updated
     * since it was added is sent twice, as it precedes what was added meanwhile.
     */
    @Override
    final List<Event> eventsAfter(long eventId) {
        List<Event> missed = new ArrayList<>();
        items.forEach((key, item) -> {
            if (item.addedBy() > eventId) {
                missed.add(event("added", key, item.asAdded()));
            }
            if (item.eventId() > Math.max(eventId, item.addedBy())) {
                missed.add(event("updated", key, item));
            }
        });
        tombstones.forEach((key, tombstone) -> {
            if (tombstone.eventId() > eventId) {
                missed.add(event(key, tombstone));
            }
        });
        missed.sort(Comparator.comparing(event -> event.json().getLong("id")));
        return missed;
    }

    private Event event(String what, K key, Item item) {
        Event event = event(kind.typeName() + "_item_" + what, item.eventId(), item.updated());
        event.json()
                .put("item_" + keyName, key)
                .put("item_data", item.data().get())
                .put("item_revision", revision(item.eventId()))
                .put("item_url", url("") + "/Items/" + key);
        return event;
    }

    private Event event(K key, Tombstone tombstone) {
        Event event = event(kind.typeName() + "_item_removed", tombstone.eventId(), tombstone.at());
        event.json().put("item_" + keyName, key).put("item_data", new JsonObject());
        return event;
    }

    /** An item's data, the event of its last update, and the one that added it. */
    record Item(Supplier<JsonObject> data, long eventId, long addedBy, Instant created, Instant updated) {
        Item changed(Supplier<JsonObject> newData, long newEventId, Instant now) {
            return new Item(newData, newEventId, addedBy, created, now);
        }

        Item asAdded() {
            return new Item(data, addedBy, addedBy, created, created);
        }
    }

    /** A removed item. */
    private record Tombstone(long eventId, Instant at) {}
}
