package dev.parley.sandbox;

import dev.parley.protocol.http.BoundedServer;
import dev.parley.protocol.http.LongLines;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.protocol.http.Refusals;
import dev.parley.protocol.http.ServerBounds;
import dev.parley.protocol.http.TrustedProxies;
import dev.parley.sandbox.twilsock.Sockets;
import dev.parley.sandbox.world.World;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Twilio that runs here: Conversations, Studio's executions and text messages under their own paths, with webhooks,
 * status callbacks and phones. All state belongs to one event loop and is discarded on close.
 */
public final class Sandbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    /** A client keeps a socket open and makes other calls as well. */
    private static final ServerBounds BOUNDS = ServerBounds.DEFAULT.withConnections(4_000);

    private static final long TELL_MILLIS = 5_000;

    private final Vertx vertx;
    private final Listener listener;
    private final String deployment;

    private Sandbox(Vertx vertx, Listener listener, String deployment) {
        this.vertx = vertx;
        this.listener = listener;
        this.deployment = deployment;
    }

    /**
     * Binds the port and lets requests wait until {@link #open}, since webhooks sent before their receiver listens
     * would be lost. Must not be called on an event loop.
     *
     * @throws IllegalStateException if the port is in use; the message names it and the setting
     */
    public static Sandbox prepare(Vertx vertx, SandboxSettings settings) {
        return prepare(vertx, settings, Environment.real());
    }

    /** Prepares a sandbox and opens it. */
    public static Sandbox start(Vertx vertx, SandboxSettings settings) {
        return start(vertx, settings, Environment.real());
    }

    static Sandbox start(Vertx vertx, SandboxSettings settings, Environment environment) {
        Sandbox sandbox = prepare(vertx, settings, environment);
        sandbox.open();
        return sandbox;
    }

    private static Sandbox prepare(Vertx vertx, SandboxSettings settings, Environment environment) {
        if (!settings.isLoopback()) {
            LOG.warn(
                    "sandbox.listen-anywhere is true: everyone who can reach {} can use the sandbox.", settings.host());
        }
        Listener listener = new Listener(settings, environment);
        try {
            String deployment = vertx.deployVerticle(listener)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new Sandbox(vertx, listener, deployment);
        } catch (CompletionException e) {
            throw new IllegalStateException(reason(settings, e.getCause()), e.getCause());
        }
    }

    private static String reason(SandboxSettings settings, @Nullable Throwable cause) {
        String where = "sandbox.port is " + settings.port() + ": ";
        return cause instanceof BindException
                ? where + "another program listens on this port of " + settings.host()
                        + ". Set sandbox.port to a free one."
                : where + "the sandbox cannot listen on this port of " + settings.host() + ": " + cause;
    }

    private static URI uri(String host, int port) {
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** Returns the address it listens on, without a trailing slash. */
    public URI uri() {
        return uri(listener.settings.calledHost(), listener.port);
    }

    /** Answers the waiting requests and those to come. */
    public void open() {
        listener.opened.tryComplete();
    }

    /**
     * Waits until something is true of the sandbox's state.
     *
     * @param condition asked on the event loop, at once and after each change, until it finds what is waited for
     * @return the value that was found; cancel it to stop waiting
     */
    public <T> CompletableFuture<T> when(Function<World, Optional<T>> condition) {
        return listener.watch.when(condition);
    }

    /** Stops listening and forgets everything. */
    @Override
    public void close() {
        vertx.undeploy(deployment).toCompletionStage().toCompletableFuture().join();
    }

    /** Owns the event loop of the sandbox. */
    private static final class Listener extends AbstractVerticle {
        private final SandboxSettings settings;
        private final Environment environment;
        private final Promise<Void> opened = Promise.promise();
        private volatile int port;

        @SuppressWarnings("NullAway.Init") // There once it is deployed, which is before anyone has the sandbox.
        private volatile StateWatch watch;

        Listener(SandboxSettings settings, Environment environment) {
            this.settings = settings;
            this.environment = environment;
        }

        @Override
        public void start(Promise<Void> started) {
            HttpServerOptions options = Sockets.bounded(new HttpServerOptions())
                    .setHost(settings.host())
                    .setPort(settings.port())
                    .setHandle100ContinueAutomatically(true)
                    // A client that disconnects during an upgrade would leave a stack trace in the log.
                    .setHttp2ClearTextEnabled(false);
            RefusalLog log = new RefusalLog();
            vertx.setPeriodic(TELL_MILLIS, tick -> log.tell());
            BoundedServer bounded =
                    new BoundedServer(BOUNDS, TrustedProxies.NONE, new Refusals("sandbox", log), LongLines.NONE);
            SandboxServer server =
                    Assembly.server(context, settings, environment, () -> uri(settings.calledHost(), port));
            watch = new StateWatch(context, server.world());
            server.world().addListener(watch);
            Future<HttpServer> listening = bounded.create(vertx, options, request -> onceOpened(request, server))
                    .listen();
            listening
                    .onSuccess(listener -> port = listener.actualPort())
                    .<Void>mapEmpty()
                    .onComplete(started);
        }

        private void onceOpened(HttpServerRequest request, SandboxServer server) {
            if (opened.future().isComplete()) {
                server.take(request);
                return;
            }
            request.pause();
            opened.future()
                    .onSuccess(open -> context.runOnContext(tick -> {
                        server.take(request);
                        request.resume();
                    }));
        }
    }
}
