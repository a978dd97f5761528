package dev.parley.app;

import dev.parley.inbox.Inbox;
import dev.parley.webhook.WebhookEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** An inbox that keeps what routes store, and hands none of it out. */
public final class InMemoryInbox implements Inbox {
    private final List<WebhookEvent> events = new CopyOnWriteArrayList<>();

    @Override
    public CompletableFuture<Void> store(WebhookEvent event) {
        events.add(event);
        return CompletableFuture.completedFuture(null);
    }

    /** Returns what was stored, the oldest first. */
    public List<WebhookEvent> events() {
        return events;
    }
}
