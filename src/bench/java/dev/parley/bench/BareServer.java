package dev.parley.bench;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;

/** The limit: reads the body, and answers 200. */
public final class BareServer {
    private BareServer() {}

    public static void main(String[] arguments) {
        Vertx.vertx()
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0])))
                .requestHandler(
                        asked -> asked.body().onSuccess(body -> asked.response().end()))
                .listen();
    }
}
