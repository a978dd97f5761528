package dev.parley.inbox;

import dev.parley.webhook.WebhookEvent;
import java.util.concurrent.CompletableFuture;

/** Where routes put what Twilio said before they answer 200. */
@FunctionalInterface
public interface Inbox {
    /** Promises to store an event: kept when it is stored, broken when that takes too long. */
    CompletableFuture<Void> store(WebhookEvent event);
}
