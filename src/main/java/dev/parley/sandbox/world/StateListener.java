package dev.parley.sandbox.world;

/** Somebody who sees that something has changed, and looks for themselves what it has become. */
public interface StateListener {
    StateListener NOBODY = new StateListener() {
        @Override
        public void changed(Conversation conversation) {}

        @Override
        public void changed(TextMessage text) {}
    };

    /** A conversation, or something in it, has changed; or it is gone. */
    void changed(Conversation conversation);

    /** A text message was written or has got further. */
    void changed(TextMessage text);
}
