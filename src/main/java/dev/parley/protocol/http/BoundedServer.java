package dev.parley.protocol.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server for untrusted callers. It bounds connections in total and per address, request lines and headers in bytes
 * and time, and bodies in time and rate; invalid HTTP is answered with a status and an empty body. {@link BodyReader} bounds
 * bodies in bytes. HTTP/2 is bounded in connections, streams and headers only, and is off unless the options enable it.
 */
public final class BoundedServer {
    private static final int CHECK_MILLIS = 1_000;
    private static final int IDLE_SECONDS = 60;
    private static final int MAX_STREAMS = 100;

    private final ServerBounds bounds;
    private final TrustedProxies proxies;
    private final Refusals refusals;
    private final LongLines longLines;
    private final Connections connections;
    private @Nullable Runnable stopTimer;

    public BoundedServer(ServerBounds bounds, TrustedProxies proxies, Refusals refusals, LongLines longLines) {
        this(bounds, proxies, refusals, longLines, System::nanoTime);
    }

    BoundedServer(
            ServerBounds bounds, TrustedProxies proxies, Refusals refusals, LongLines longLines, LongSupplier nanos) {
        this.bounds = bounds;
        this.proxies = proxies;
        this.refusals = refusals;
        this.longLines = longLines;
        this.connections = new Connections(bounds, refusals, nanos);
    }

    /** Returns the counts of what it has refused, by reason. */
    public Refusals refusals() {
        return refusals;
    }

    /** Returns how many connections are open. */
    public int connections() {
        return connections.size();
    }

    /**
     * Starts listening, on a dedicated event loop. Must not be called on an event loop.
     *
     * @param options where it listens; the bounds are put into them
     * @param handler gets the requests that are valid
     * @throws java.util.concurrent.CompletionException if it cannot listen
     */
    public HttpServer listen(Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        Promise<HttpServer> listening = Promise.promise();
        vertx.deployVerticle(new AbstractVerticle() {
                    @Override
                    public void start(Promise<Void> started) {
                        create(vertx, options, handler)
                                .listen()
                                .onComplete(listening)
                                .<Void>mapEmpty()
                                .onComplete(started);
                    }
                })
                .onFailure(listening::tryFail);
        return listening.future().toCompletionStage().toCompletableFuture().join();
    }

    /**
     * Creates the server, which does not listen yet.
     *
     * @param options where it listens; the bounds are put into them
     * @param handler gets the requests that are valid
     */
    public HttpServer create(Vertx vertx, HttpServerOptions options, Handler<HttpServerRequest> handler) {
        options.setMaxInitialLineLength(bounds.longLineBytes())
                .setMaxHeaderSize(bounds.headerBytes())
                .setIdleTimeout(IDLE_SECONDS);
        options.getInitialSettings().setMaxHeaderListSize(bounds.headerBytes()).setMaxConcurrentStreams(MAX_STREAMS);
        return vertx.createHttpServer(options)
                .connectionHandler(connection -> admit(vertx, options, (ConnectionBase) connection, connection))
                .invalidRequestHandler(this::refuseInvalid)
                .requestHandler(handler);
    }

    private void admit(Vertx vertx, HttpServerOptions options, ConnectionBase base, HttpConnection connection) {
        startTimer(vertx);
        ConnectionGuard guard = new ConnectionGuard(connections, proxies.peerOf(connection.remoteAddress()));
        if (!connections.admit(guard)) {
            base.channel().close();
            return;
        }
        ChannelPipeline pipeline = base.channel().pipeline();
        if (pipeline.get("httpDecoder") == null) {
            guard.switchProtocol();
            pipeline.addFirst("guard", guard);
        } else {
            pipeline.replace("httpDecoder", "httpDecoder", new BoundedDecoder(options, bounds, longLines, guard));
            pipeline.addAfter("httpEncoder", "guard", guard);
        }
    }

    /** Starts the timer with the first connection, as only then it runs on the server's event loop. */
    private void startTimer(Vertx vertx) {
        if (stopTimer == null) {
            long timer = vertx.setPeriodic(CHECK_MILLIS, tick -> connections.endLateConnections());
            stopTimer = () -> vertx.cancelTimer(timer);
        }
    }

    /** Stops the timer that ends late connections. */
    public void close() {
        if (stopTimer != null) {
            stopTimer.run();
        }
    }

    private void refuseInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Reason reason = Reason.MALFORMED;
        if (cause instanceof TooLongHttpLineException) {
            reason = Reason.LINE_TOO_LONG;
        } else if (cause instanceof TooLongHttpHeaderException) {
            reason = Reason.HEADERS_TOO_LARGE;
        }
        refusals.refused(reason, proxies.clientOf(request.remoteAddress(), request.headers()));
        HttpServerResponse response = request.response().setStatusCode(reason.status());
        // Where an invalid request ends is unknown, so the connection cannot be reused.
        response.putHeader("Cache-Control", "no-store").putHeader("connection", "close");
        response.end();
    }
}
