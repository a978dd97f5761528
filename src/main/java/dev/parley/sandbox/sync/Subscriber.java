package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;

/** Receives events, each a notification of type {@code twilio.sync.event}. */
@FunctionalInterface
public interface Subscriber {
    void receive(JsonObject notification);
}
