package dev.parley.sandbox.world;

/** Is notified of changes, and reads the new state itself. */
public interface StateListener {
    /** A conversation, or a resource in it, has changed or was deleted. */
    void changed(Conversation conversation);

    /** A text message was created or has a new status. */
    void changed(TextMessage text);
}
