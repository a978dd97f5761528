package dev.parley.sandbox;

import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A receiver of webhooks that answers 200 at once. */
final class Heard {
    private final Semaphore heard = new Semaphore(0);
    private final int port;

    Heard(Vertx vertx) {
        port = vertx.createHttpServer()
                .requestHandler(asked -> asked.body().onSuccess(body -> {
                    asked.response().end();
                    heard.release();
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port + "/chat");
    }

    /** Waits for a number of webhooks. */
    void await(int webhooks) throws InterruptedException {
        if (!heard.tryAcquire(webhooks, 2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("heard only " + heard.availablePermits() + " of " + webhooks);
        }
    }
}
