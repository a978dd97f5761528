package dev.parley.sandbox.twilsock;

import dev.parley.sandbox.time.Timers;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The open sockets. Pings them regularly. */
public final class Sockets {
    /** The path at which SDKs connect. */
    public static final String PATH = "/v3/wsconnect";

    private static final int MAX_SOCKETS = 2_000;
    private static final int MAX_FRAME_BYTES = 512 << 10;
    private static final int MAX_UNREAD_BYTES = 8 << 20;
    /** The server closes a connection that is idle for a minute, by the machine's clock. */
    private static final int MILLISECONDS_BETWEEN_PINGS = 25_000;

    private final Backend backend;
    private final Timers timers;
    private final Set<Session> sessions = new LinkedHashSet<>();

    public Sockets(Backend backend, Timers timers) {
        this.backend = backend;
        this.timers = timers;
    }

    /** Limits the size of frames and messages. */
    public static HttpServerOptions bounded(HttpServerOptions options) {
        return options.setMaxWebSocketFrameSize(MAX_FRAME_BYTES).setMaxWebSocketMessageSize(MAX_FRAME_BYTES);
    }

    /** Returns whether a request opens a socket. */
    public static boolean isWantedBy(HttpServerRequest request) {
        return PATH.equals(request.path()) && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    /** Starts pinging, on the calling event loop. */
    public void watch(Vertx vertx) {
        vertx.setPeriodic(
                MILLISECONDS_BETWEEN_PINGS, tick -> List.copyOf(sessions).forEach(Session::ping));
    }

    /** Opens a socket, or answers 503 if there are too many. */
    public void open(HttpServerRequest request) {
        if (sessions.size() >= MAX_SOCKETS) {
            request.response().setStatusCode(503).end("Too many sockets: at most " + MAX_SOCKETS + " at once.");
            return;
        }
        // A failed handshake has been answered already.
        request.toWebSocket().onSuccess(this::open);
    }

    private void open(ServerWebSocket socket) {
        Session session = new Session(SocketConnection.of(socket), backend, timers);
        sessions.add(session);
        socket.setWriteQueueMaxSize(MAX_UNREAD_BYTES);
        socket.binaryMessageHandler(session::receive);
        socket.textMessageHandler(text -> session.receive(Buffer.buffer()));
        // The close handler follows any exception.
        socket.exceptionHandler(broken -> {});
        socket.endHandler(end -> forget(session));
        socket.closeHandler(close -> forget(session));
    }

    private void forget(Session session) {
        if (sessions.remove(session)) {
            session.end();
        }
    }

    /** Asks all clients to reconnect after a reset. */
    public void clear() {
        List.copyOf(sessions).forEach(Session::offload);
    }
}
