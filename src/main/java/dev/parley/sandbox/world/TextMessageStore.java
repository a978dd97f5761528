package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.BoundedHistory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The text messages to and from phones; the oldest are removed. */
public final class TextMessageStore {
    private static final int MAX_TEXTS = 10_000;
    private static final long MAX_CHARACTERS = 16L << 20;

    private final BoundedHistory<TextMessage> kept = new BoundedHistory<>(MAX_TEXTS, MAX_CHARACTERS);

    void add(TextMessage text) {
        kept.add(text, text.estimatedSize() + text.body.length());
    }

    /** Returns all text messages, the newest first, as Twilio lists them. */
    public List<TextMessage> newestFirst() {
        List<TextMessage> newestFirst = new ArrayList<>(kept.all());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    /**
     * Finds a text message.
     *
     * @throws ApiError if there is none, or it was removed
     */
    public TextMessage find(String sid) {
        return newestFirst().stream()
                .filter(text -> text.sid.equals(sid))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("message", sid));
    }

    void clear() {
        kept.clear();
    }
}
