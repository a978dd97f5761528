package dev.parley.sandbox.world;

/** Is notified of changes, and reads the new state itself. */
public interface StateListener {
    /** A conversation, or something in it, has changed; or it is gone. */
    void changed(Conversation conversation);

    /** A text message was created or has a new status. */
    void changed(TextMessage text);
}
