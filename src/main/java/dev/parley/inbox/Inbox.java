package dev.parley.inbox;

import dev.parley.webhook.WebhookEvent;
import java.util.concurrent.CompletableFuture;

/** Where routes store an event before they answer 200. */
@FunctionalInterface
public interface Inbox {
    /** Stores an event: completes when it is on disk, fails when that takes too long. */
    CompletableFuture<Void> store(WebhookEvent event);
}
