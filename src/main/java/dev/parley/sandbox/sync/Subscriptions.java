package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The subscriptions of one client. {@code POST /v4/Subscriptions} establishes or cancels; the events since the given
 * {@code last_event_id} come first, then the notification that it is subscribed. Without a {@code last_event_id} no
 * events are replayed.
 *
 * <p>JSON fields read: {@code action} ({@code establish}, {@code cancel}), {@code correlation_id},
 * {@code event_protocol_version}, {@code requests} with {@code object_sid} and {@code last_event_id}.
 */
public final class Subscriptions {
    public static final String PATH = "/v4/Subscriptions";

    /** The first protocol version with many objects in one notification. */
    static final int PROTOCOL = 4;

    private static final int MAX_BATCH = 100;
    private static final int MAX_SUBSCRIPTIONS = 10_000;

    private final SyncService service;
    private final Subscriber subscriber;
    private final Map<String, SyncObject> objects = new HashMap<>();

    public Subscriptions(SyncService service, Subscriber subscriber) {
        this.service = service;
        this.subscriber = subscriber;
    }

    /**
     * Answers a request.
     *
     * @param afterReply runs what must not overtake the response
     */
    public SyncResponse answer(JsonObject body, Executor afterReply) {
        boolean establishes = "establish".equals(body.getValue("action"));
        boolean isKnown = establishes || "cancel".equals(body.getValue("action"));
        if (!isKnown || !(body.getValue("requests") instanceof JsonArray requests)) {
            return SyncResponse.error(400, 54008, "Expected action, establish or cancel, and requests.");
        }
        List<JsonObject> requested = requests.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .limit(MAX_BATCH)
                .toList();
        Correlation correlation = new Correlation(
                body.getValue("correlation_id"),
                body.getValue("event_protocol_version") instanceof Integer version && version < PROTOCOL);
        afterReply.execute(() -> {
            if (establishes) {
                establish(requested, correlation);
            } else {
                cancel(requested, correlation);
            }
        });
        return SyncResponse.ok(new JsonObject()
                .put("max_batch_size", MAX_BATCH)
                .put("ttl_in_s", -1)
                .put("estimated_delivery_in_ms", 10_000));
    }

    private void establish(List<JsonObject> requested, Correlation correlation) {
        List<JsonObject> established = new ArrayList<>();
        List<JsonObject> failed = new ArrayList<>();
        for (JsonObject request : requested) {
            SyncObject object = find(request);
            if (object == null || objects.size() >= MAX_SUBSCRIPTIONS) {
                failed.add(about(request).put("error", error(object)));
                continue;
            }
            objects.put(object.sid, object);
            object.subscribe(subscriber);
            if (request.getValue("last_event_id") instanceof Number known) {
                object.eventsAfter(known.longValue()).forEach(event -> subscriber.receive(event.notification()));
            }
            established.add(
                    about(request).put("replay_status", "completed").put("last_event_id", object.lastEventId()));
        }
        correlation.tell("subscription_established", established, subscriber);
        correlation.tell("subscription_failed", failed, subscriber);
    }

    private void cancel(List<JsonObject> requested, Correlation correlation) {
        List<JsonObject> canceled = new ArrayList<>();
        for (JsonObject request : requested) {
            SyncObject object = objects.remove(String.valueOf(request.getValue("object_sid")));
            if (object != null) {
                object.unsubscribe(subscriber);
            }
            canceled.add(about(request));
        }
        correlation.tell("subscription_canceled", canceled, subscriber);
    }

    private @Nullable SyncObject find(JsonObject request) {
        return service.find(String.valueOf(request.getValue("object_sid"))).orElse(null);
    }

    private static JsonObject about(JsonObject request) {
        return new JsonObject()
                .put("object_sid", request.getValue("object_sid"))
                .put("object_type", request.getValue("object_type"));
    }

    private static JsonObject error(@Nullable SyncObject object) {
        return object == null
                ? new JsonObject()
                        .put("status", 404)
                        .put("code", SyncKind.DOCUMENT.absent)
                        .put("message", "There is no such object.")
                : new JsonObject()
                        .put("status", 429)
                        .put("code", 54006)
                        .put("message", "At most " + MAX_SUBSCRIPTIONS + " subscriptions.");
    }

    /** Ends all of them when the client disconnects. */
    public void end() {
        objects.values().forEach(object -> object.unsubscribe(subscriber));
        objects.clear();
    }

    /** Relates a notification to the client's request by its correlation id. */
    private record Correlation(@Nullable Object id, boolean isOneByOne) {
        void tell(String type, List<JsonObject> events, Subscriber subscriber) {
            if (events.isEmpty()) {
                return;
            }
            if (isOneByOne) {
                events.forEach(event -> subscriber.receive(notice(type).put("event", event)));
            } else {
                subscriber.receive(notice(type).put("events", new JsonArray(events)));
            }
        }

        private JsonObject notice(String type) {
            return new JsonObject()
                    .put("event_type", type)
                    .put("correlation_id", id)
                    .put("event_protocol_version", PROTOCOL)
                    .put("strictly_ordered", true);
        }
    }
}
