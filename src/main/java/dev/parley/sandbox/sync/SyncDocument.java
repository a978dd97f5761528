package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** One JSON object that changes. */
public final class SyncDocument extends SyncObject {
    private final Supplier<JsonObject> data;
    private Instant changed;

    SyncDocument(String uniqueName, Clock clock, Supplier<JsonObject> data) {
        super(SyncKind.DOCUMENT, uniqueName, clock);
        this.data = data;
        this.changed = clock.instant();
    }

    /** Publishes that the data has changed. */
    public void changed() {
        long id = nextEvent();
        changed = clock.instant();
        if (isReceived()) {
            publish(updated(id));
        }
    }

    private Event updated(long eventId) {
        Event event = event("document_updated", eventId, changed);
        event.json().put("document_data", data.get());
        return event;
    }

    @Override
    List<Event> eventsAfter(long eventId) {
        return eventId < lastEventId() ? List.of(updated(lastEventId())) : List.of();
    }

    @Override
    JsonObject json(String host) {
        return super.json(host).put("data", data.get());
    }
}
