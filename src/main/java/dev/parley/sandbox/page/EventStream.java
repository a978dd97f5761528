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
 * Tells any number of pages what happens, as Server-Sent Events. Whoever was away says which event came last and is told what
 * was missed, as far as it is kept.
 *
 * <p>An event either <em>happened</em>, then it has a number and is kept; or it says how something <em>is</em> now, then only
 * the last word counts and it is told to whoever follows. The first event is always {@code welcome}: {@code run} names what
 * the numbers belong to, {@code missed} says whether more happened than is kept. Shape: data is one JSON object.
 *
 * <p>One event loop calls it.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-Sent Events</a>
 */
public final class EventStream {
    private static final int MAX_FOLLOWERS = 32;
    private static final int MAX_KEPT = 2_000;

    /** Who reads so slowly that more waits is let go, comes back, and is told what is kept. */
    private static final int MAX_WAITING_BYTES = 8 << 20;

    /** More often than anybody who guards idle connections loses patience. */
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

    /** Tells one follower, or all of them. */
    @FunctionalInterface
    public interface EventSender {
        void send(String event, JsonObject data);
    }

    /**
     * Makes a stream that nobody follows yet.
     *
     * @param greeting says how everything is now, to whoever begins to follow
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

    /** Tells what happened. */
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

    /** Tells how something is now. */
    public void is(String event, JsonObject data) {
        if (isFollowed()) {
            toAll(text(event, data));
        }
    }

    /** Forgets what happened and greets everybody anew. */
    public void startAnew() {
        run = newRun();
        before = last;
        kept.clear();
        List.copyOf(followers).forEach(follower -> greet(follower, last));
    }

    /**
     * Lets somebody follow until the connection ends.
     *
     * @param lastHeard the id of the event that this follower heard last
     */
    public void follow(HttpServerResponse follower, @Nullable String lastHeard) {
        follower.setChunked(true)
                .setWriteQueueMaxSize(MAX_WAITING_BYTES)
                .putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store");
        follower.closeHandler(closed -> leave(follower));
        follower.exceptionHandler(broken -> leave(follower));
        follower.write("retry: 1000\n\n");
        long heard = number(lastHeard);
        greet(follower, heard);
        kept.stream()
                .filter(happened -> happened.number() > heard)
                .forEach(happened -> follower.write(happened.text(run)));
        followers.add(follower);
        if (heartbeat < 0) {
            heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, beat -> toAll(":\n\n"));
        }
    }

    private void greet(HttpServerResponse follower, long heard) {
        boolean missed = !kept.isEmpty() && kept.getFirst().number() > heard + 1;
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

    /** Returns the number in an id of this run. To whoever has none, everything that is kept is news. */
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
