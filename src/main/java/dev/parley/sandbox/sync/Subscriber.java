package dev.parley.sandbox.sync;

import io.vertx.core.json.JsonObject;

/** Hears of events, each a notification of type {@code twilio.sync.event}. */
@FunctionalInterface
public interface Subscriber {
    void receive(JsonObject notification);
}
