package dev.parley.inbox.message;

import java.util.ArrayList;
import java.util.List;

/** Events that will share a message, as long as there is room for them in it. */
public final class BatchBuilder {
    private List<StoredEvent> events = new ArrayList<>();
    private int characters;

    /** Whether the event may join the others; the first one always may. */
    public boolean fits(StoredEvent event) {
        boolean isRoom = events.size() < EventBatch.MOST_EVENTS
                && characters + event.form().length() <= EventBatch.MOST_CHARACTERS;
        return isRoom || events.isEmpty();
    }

    public void add(StoredEvent event) {
        events.add(event);
        characters += event.form().length();
    }

    /** Returns all of them, and is empty then. */
    public List<StoredEvent> take() {
        List<StoredEvent> taken = events;
        events = new ArrayList<>();
        characters = 0;
        return taken;
    }
}
