package dev.parley.sandbox.world;

/** Somebody who sees that something has changed, and looks for themselves what it has become. */
public interface StateListener {
    /** A conversation, or something in it, has changed; or it is gone. */
    void changed(Conversation conversation);

    /** A text message was written or has got further. */
    void changed(TextMessage text);
}
