package dev.parley.inbox;

import java.util.ArrayList;
import java.util.List;

/** Events that will share a message, as long as there is room for them in it. */
final class Pile {
    private List<StoredEvent> events = new ArrayList<>();
    private int characters;

    /** Whether the event may join the others; the first one always may. */
    boolean fits(StoredEvent event) {
        boolean isRoom =
                events.size() < Bundle.MOST_EVENTS && characters + event.form().length() <= Bundle.MOST_CHARACTERS;
        return isRoom || events.isEmpty();
    }

    void add(StoredEvent event) {
        events.add(event);
        characters += event.form().length();
    }

    /** Returns all of them, and is empty then. */
    List<StoredEvent> take() {
        List<StoredEvent> taken = events;
        events = new ArrayList<>();
        characters = 0;
        return taken;
    }
}
