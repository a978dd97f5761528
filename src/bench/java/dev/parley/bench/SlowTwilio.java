package dev.parley.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers every call after 50 ms as if a participant had been made, and GET with how many it has answered. */
public final class SlowTwilio {
    static final int MILLIS = 50;

    private static final String PARTICIPANT = "{\"sid\":\"MB00000000000000000000000000000000\"}";

    private SlowTwilio() {}

    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        AtomicInteger answered = new AtomicInteger();
        vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0])))
                .requestHandler(asked -> {
                    if (asked.method().equals(HttpMethod.GET)) {
                        asked.response().end("" + answered.get());
                        return;
                    }
                    vertx.setTimer(MILLIS, late -> {
                        answered.incrementAndGet();
                        asked.response()
                                .setStatusCode(201)
                                .putHeader("Content-Type", "application/json")
                                .end(PARTICIPANT);
                    });
                })
                .listen();
    }
}
