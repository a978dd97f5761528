package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The objects of one Sync service, by unique name and by SID. */
public final class SyncService {
    private final Clock clock;
    private final Map<String, SyncObject> objects = new HashMap<>();

    public SyncService(Clock clock) {
        this.clock = clock;
    }

    public SyncDocument addDocument(String uniqueName, Supplier<JsonObject> data) {
        return add(new SyncDocument(uniqueName, clock, data));
    }

    public SyncList addList(String uniqueName) {
        return add(new SyncList(uniqueName, clock));
    }

    public SyncMap addMap(String uniqueName) {
        return add(new SyncMap(uniqueName, clock));
    }

    private <T extends SyncObject> T add(T object) {
        objects.put(object.uniqueName, object);
        objects.put(object.sid, object);
        return object;
    }

    /** Returns the object of that name, which the caller must have added. */
    public SyncDocument document(String uniqueName) {
        return named(uniqueName, SyncDocument.class);
    }

    public SyncList list(String uniqueName) {
        return named(uniqueName, SyncList.class);
    }

    public SyncMap map(String uniqueName) {
        return named(uniqueName, SyncMap.class);
    }

    private <T> T named(String uniqueName, Class<T> type) {
        return find(uniqueName)
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> new IllegalArgumentException("no " + type.getSimpleName() + " " + uniqueName));
    }

    Optional<SyncObject> find(String nameOrSid) {
        return Optional.ofNullable(objects.get(nameOrSid));
    }

    /** Removes an object, and notifies its subscribers. */
    public void remove(String uniqueName) {
        SyncObject object = objects.remove(uniqueName);
        if (object != null) {
            objects.remove(object.sid);
            object.removed();
        }
    }
}
