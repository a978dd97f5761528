package dev.parley.inbox.message;

import java.util.ArrayList;
import java.util.List;

/** Collects events for one message, up to its limits. */
public final class BatchBuilder {
    private List<StoredEvent> events = new ArrayList<>();
    private int characters;

    /** Whether the event can be added; the first one always can. */
    public boolean fits(StoredEvent event) {
        boolean isRoom = events.size() < EventBatch.MAX_EVENTS
                && characters + event.form().length() <= EventBatch.MAX_CHARACTERS;
        return isRoom || events.isEmpty();
    }

    public void add(StoredEvent event) {
        events.add(event);
        characters += event.form().length();
    }

    /** Returns and removes all events. */
    public List<StoredEvent> take() {
        List<StoredEvent> taken = events;
        events = new ArrayList<>();
        characters = 0;
        return taken;
    }
}
