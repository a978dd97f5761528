package dev.parley.sandbox;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the sandbox says of itself: its page, the calls it received, what it sent, and forgetting all of it. */
final class OwnPaths {
    private final Ledger<JsonObject> calls;
    private final Ledger<JsonObject> sent;
    private final Runnable reset;
    private final String page = page();

    OwnPaths(Ledger<JsonObject> calls, Ledger<JsonObject> sent, Runnable reset) {
        this.calls = calls;
        this.sent = sent;
        this.reset = reset;
    }

    void addTo(Paths paths) {
        paths.on("GET", "/", call -> Answer.html(page));
        paths.on("GET", "/sandbox/calls", call -> Answer.ok(new JsonArray(calls.all())));
        paths.on("GET", "/sandbox/webhooks", call -> Answer.ok(new JsonArray(sent.all())));
        paths.on("POST", "/sandbox/reset", call -> {
            reset.run();
            return Answer.gone();
        });
    }

    private static String page() {
        try (InputStream page = OwnPaths.class.getResourceAsStream("page.html")) {
            if (page == null) {
                throw new IllegalStateException("page.html is missing beside " + OwnPaths.class.getName());
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
