package dev.parley.sandbox.page;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends events to any number of pages, as Server-Sent Events. A page that reconnects names its last event and gets what
 * it missed, as far as it is kept.
 *
 * <p>An event either <em>happened</em>, then it has a number and is kept; or it says how something <em>is</em> now,
 * then only the latest counts and it is not kept. The first event is always {@code welcome}: {@code run} identifies the
 * series of numbers, {@code missed} says whether more happened than is kept. Shape: data is one JSON object.
 *
 * <p>Belongs to one event loop.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-Sent Events</a>
 */
public final class EventStream {
    private static final int MAX_FOLLOWERS = 32;
    private static final int MAX_KEPT = 2_000;

    /** A page with more unread bytes is disconnected; it reconnects and gets what is kept. */
    private static final int MAX_WAITING_BYTES = 8 << 20;

    /** More frequent than the idle timeouts of proxies. */
    private static final long HEARTBEAT_MILLIS = 15_000;

    private final Vertx vertx;
    private final Consumer<EventSender> greeting;
    private final Set<HttpServerResponse> followers = new LinkedHashSet<>();
    private final Deque<PastEvent> kept = new ArrayDeque<>();
    private String run = newRun();
    private long last;
    /** The last number before this run. */
    private long before;

    private long heartbeat = -1;

    /** Sends to one page, or to all of them. */
    @FunctionalInterface
    public interface EventSender {
        void send(String event, JsonObject data);
    }

    /**
     * Makes a stream without pages.
     *
     * @param greeting sends the current state to a page that begins to follow
     */
    public EventStream(Vertx vertx, Consumer<EventSender> greeting) {
        this.vertx = vertx;
        this.greeting = greeting;
    }

    public boolean isFollowed() {
        return !followers.isEmpty();
    }

    public boolean isFull() {
        return followers.size() >= MAX_FOLLOWERS;
    }

    /** Sends an event that happened. */
    public void happened(String event, JsonObject data) {
        PastEvent happened = new PastEvent(++last, event, data);
        kept.addLast(happened);
        if (kept.size() > MAX_KEPT) {
            kept.removeFirst();
        }
        if (isFollowed()) {
            toAll(happened.text(run));
        }
    }

    /** Sends the current state of something. */
    public void is(String event, JsonObject data) {
        if (isFollowed()) {
            toAll(text(event, data));
        }
    }

    /** Discards past events and sends the current state to all pages. */
    public void startAnew() {
        run = newRun();
        before = last;
        kept.clear();
        List.copyOf(followers).forEach(follower -> sendState(follower, last));
    }

    /**
     * Sends events to a page until its connection ends.
     *
     * @param lastEventId the id of the last event that this page received
     */
    public void follow(HttpServerResponse follower, @Nullable String lastEventId) {
        follower.setChunked(true)
                .setWriteQueueMaxSize(MAX_WAITING_BYTES)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        follower.closeHandler(closed -> leave(follower));
        follower.exceptionHandler(broken -> leave(follower));
        follower.write("retry: 1000\n\n");
        long lastReceived = number(lastEventId);
        sendState(follower, lastReceived);
        kept.stream()
                .filter(happened -> happened.number() > lastReceived)
                .forEach(happened -> follower.write(happened.text(run)));
        followers.add(follower);
        if (heartbeat < 0) {
            heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, beat -> toAll(":\n\n"));
        }
    }

    private void sendState(HttpServerResponse follower, long lastReceived) {
        boolean missed = !kept.isEmpty() && kept.getFirst().number() > lastReceived + 1;
        follower.write(text("welcome", new JsonObject().put("run", run).put("missed", missed)));
        greeting.accept((event, data) -> follower.write(text(event, data)));
    }

    private void leave(HttpServerResponse follower) {
        followers.remove(follower);
        if (followers.isEmpty() && heartbeat >= 0) {
            vertx.cancelTimer(heartbeat);
            heartbeat = -1;
        }
    }

    private void toAll(String text) {
        for (HttpServerResponse follower : List.copyOf(followers)) {
            if (follower.writeQueueFull()) {
                follower.close();
                leave(follower);
            } else {
                follower.write(text);
            }
        }
    }

    /** Returns the number in an id of this run; without one, the start, so that everything kept is sent. */
    private long number(@Nullable String id) {
        String prefix = run + "-";
        if (id == null || !id.startsWith(prefix)) {
            return before;
        }
        try {
            return Long.parseLong(id.substring(prefix.length()));
        } catch (NumberFormatException e) {
            return before;
        }
    }

    private static String newRun() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    private static String text(String event, JsonObject data) {
        return "event: " + event + "\ndata: " + data.encode() + "\n\n";
    }

    private record PastEvent(long number, String event, JsonObject data) {
        String text(String run) {
            return "id: " + run + "-" + number + "\n" + EventStream.text(event, data);
        }
    }
}
