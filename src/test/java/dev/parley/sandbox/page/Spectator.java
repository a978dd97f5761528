package dev.parley.sandbox.page;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of the sandbox's event stream, like a browser. */
final class Spectator implements Flow.Subscriber<String>, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private String id = "";
    private String event = "";

    @SuppressWarnings("NullAway.Init") // by onSubscribe()
    private volatile Flow.Subscription subscription;

    /** Connects, and waits for the welcome event. */
    static Spectator follow(HttpRequest.Builder request) {
        Spectator spectator = new Spectator();
        HTTP.sendAsync(
                request.build(),
                response -> response.statusCode() == 200
                        ? BodyHandlers.fromLineSubscriber(spectator).apply(response)
                        : BodySubscribers.replacing(null));
        spectator.await("texts");
        return spectator;
    }

    /** Waits for this event, and returns the first. */
    Told await(String name) {
        return await(one -> one.event().equals(name));
    }

    /** Waits for a matching event, and returns the first. */
    Told await(Predicate<Told> fits) {
        Awaitility.await().until(() -> told.stream().anyMatch(fits));
        return told.stream().filter(fits).findFirst().orElseThrow();
    }

    /** Returns the names of the events, in order. */
    List<String> events() {
        return told.stream().map(Told::event).toList();
    }

    @Override
    public void onSubscribe(Flow.Subscription upstream) {
        subscription = upstream;
        upstream.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
        } else if (line.startsWith("event: ")) {
            event = line.substring("event: ".length());
        } else if (line.startsWith("data: ")) {
            told.add(new Told(id, event, new JsonObject(line.substring("data: ".length()))));
            id = "";
        }
    }

    @Override
    public void onError(Throwable broken) {}

    @Override
    public void onComplete() {}

    @Override
    public void close() {
        Objects.requireNonNull(subscription, "whoever was told something follows")
                .cancel();
    }

    /** One event; without an id it does not count. */
    record Told(String id, String event, JsonObject data) {}
}
