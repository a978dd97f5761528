package dev.parley.door;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients on this machine that each send the next request as soon as the last is answered, for a given time. Bounded in
 * number and time.
 */
final class Load implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Buffer FORM = Buffer.buffer("EventType=onMessageAdded&Source=SDK&RetryCount=0"
            + "&AccountSid=AC00000000000000000000000000000000&ConversationSid=CH00000000000000000000000000000000"
            + "&MessageSid=IM00000000000000000000000000000000&Index=7&Author=alice&Attributes=%7B%7D"
            + "&DateCreated=2026-11-22T12%3A00%3A00.000Z&Body=Is+there+still+a+table+free+tonight%3F");

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final int port;
    private final int connections;

    Load(int port, int connections) {
        this.port = port;
        this.connections = connections;
        this.client = vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(connections));
    }

    /** The result of a run: requests answered with 200, and all others. */
    record Outcome(int answered, int failed, Duration duration) {
        double perSecond() {
            return answered / (duration.toMillis() / 1000.0);
        }
    }

    Outcome run(Duration duration) throws InterruptedException {
        Round round = new Round(System.nanoTime() + duration.toNanos());
        for (int caller = 0; caller < connections; caller++) {
            ask(round);
        }
        if (!round.ended.await(duration.toSeconds() + 30, TimeUnit.SECONDS)) {
            throw new IllegalStateException(round.ended.getCount() + " callers were never answered");
        }
        return new Outcome(round.answered.get(), round.failed.get(), duration);
    }

    private final class Round {
        private final long deadline;
        private final AtomicInteger answered = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();
        private final CountDownLatch ended = new CountDownLatch(connections);

        Round(long deadline) {
            this.deadline = deadline;
        }
    }

    private void ask(Round round) {
        client.request(HttpMethod.POST, port, HOST, "/waits")
                .compose(request -> request.putHeader("Content-Type", "application/x-www-form-urlencoded")
                        .send(FORM))
                .compose(answer -> answer.body().map(answer))
                .map(HttpClientResponse::statusCode)
                .onComplete(status -> {
                    boolean inTime = System.nanoTime() < round.deadline;
                    if (inTime) {
                        (status.succeeded() && status.result() == 200 ? round.answered : round.failed)
                                .incrementAndGet();
                        ask(round);
                    } else {
                        round.ended.countDown();
                    }
                });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
