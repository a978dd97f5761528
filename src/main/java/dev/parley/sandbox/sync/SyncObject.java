package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The properties of every object. Its events are numbered from 1; the number of the last one is its version. */
abstract class SyncObject {
    final SyncKind kind;
    final String sid;
    final String uniqueName;
    final Clock clock;
    private final Instant created;
    private Instant updated;
    private long lastEventId;
    private final Set<Subscriber> subscribers = new LinkedHashSet<>();

    SyncObject(SyncKind kind, String uniqueName, Clock clock) {
        this.kind = kind;
        this.uniqueName = uniqueName;
        this.clock = clock;
        this.created = clock.instant();
        this.updated = created;
        UUID ofName = UUID.nameUUIDFromBytes(uniqueName.getBytes(StandardCharsets.UTF_8));
        this.sid = kind.prefix + ofName.toString().replace("-", "");
    }

    long lastEventId() {
        return lastEventId;
    }

    /** Numbers a new event. */
    long nextEvent() {
        updated = clock.instant();
        return ++lastEventId;
    }

    void subscribe(Subscriber subscriber) {
        subscribers.add(subscriber);
    }

    void unsubscribe(Subscriber subscriber) {
        subscribers.remove(subscriber);
    }

    boolean isReceived() {
        return !subscribers.isEmpty();
    }

    /** Sends an event to every subscriber. */
    void publish(Event event) {
        JsonObject notification = event.notification();
        List.copyOf(subscribers).forEach(subscriber -> subscriber.receive(notification));
    }

    /** Sends its removal to every subscriber. */
    void removed() {
        if (isReceived()) {
            publish(event(kind.typeName() + "_removed", nextEvent(), updated));
            subscribers.clear();
        }
    }

    /** Returns the events after that one, in order. */
    abstract List<Event> eventsAfter(long eventId);

    Event event(String type, long eventId, Instant at) {
        return new Event(
                type,
                new JsonObject()
                        .put("id", eventId)
                        .put(kind.typeName() + "_sid", sid)
                        .put("date_created", at.toString())
                        .put(kind.typeName() + "_revision", revision(eventId)));
    }

    /** Returns the object without its items or data. */
    JsonObject json(String host) {
        String url = url(host);
        return new JsonObject()
                .put("sid", sid)
                .put("unique_name", uniqueName)
                .put("url", url)
                .put("revision", revision(lastEventId))
                .put("last_event_id", lastEventId)
                .put("date_created", created.toString())
                .put("date_updated", updated.toString())
                .putNull("date_expires")
                .put("created_by", "system")
                .put("links", new JsonObject().put("items", url + "/Items"));
    }

    String url(String host) {
        return host + "/v3/" + kind.path + "/" + sid;
    }

    static String revision(long eventId) {
        return Long.toHexString(eventId);
    }

    /** An event of an object. */
    record Event(String type, JsonObject json) {
        JsonObject notification() {
            return new JsonObject()
                    .put("event_type", type)
                    .put("event_protocol_version", Subscriptions.PROTOCOL)
                    .put("strictly_ordered", true)
                    .put("event", json);
        }
    }
}
