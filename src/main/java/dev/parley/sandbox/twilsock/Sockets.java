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

/** Every open socket. Asks now and then who is still there. */
public final class Sockets {
    /** Where SDKs connect. */
    public static final String PATH = "/v3/wsconnect";

    private static final int MAX_SOCKETS = 2_000;
    private static final int MAX_FRAME_BYTES = 512 << 10;
    private static final int MAX_UNREAD_BYTES = 8 << 20;
    /** The server cuts off a connection on which nothing happens for a minute, whatever the sandbox's clock says. */
    private static final int MILLISECONDS_BETWEEN_PINGS = 25_000;

    private final Backend backend;
    private final Timers timers;
    private final Set<Session> sessions = new LinkedHashSet<>();

    public Sockets(Backend backend, Timers timers) {
        this.backend = backend;
        this.timers = timers;
    }

    /** Bounds what a client may send. */
    public static HttpServerOptions bounded(HttpServerOptions options) {
        return options.setMaxWebSocketFrameSize(MAX_FRAME_BYTES).setMaxWebSocketMessageSize(MAX_FRAME_BYTES);
    }

    /** Returns whether a request asks for a socket. */
    public static boolean isWantedBy(HttpServerRequest request) {
        return PATH.equals(request.path()) && "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    }

    /** Begins to look after the sockets, on the event loop that calls. */
    public void watch(Vertx vertx) {
        vertx.setPeriodic(
                MILLISECONDS_BETWEEN_PINGS, tick -> List.copyOf(sessions).forEach(Session::ping));
    }

    /** Opens a socket to whoever asked for one, or answers 503 where there are too many. */
    public void open(HttpServerRequest request) {
        if (sessions.size() >= MAX_SOCKETS) {
            request.response().setStatusCode(503).end("Too many sockets: at most " + MAX_SOCKETS + " at once.");
            return;
        }
        // A handshake that fails has been answered: there is nobody left to tell.
        request.toWebSocket().onSuccess(this::open);
    }

    private void open(ServerWebSocket socket) {
        Session session = new Session(SocketConnection.of(socket), backend, timers);
        sessions.add(session);
        socket.setWriteQueueMaxSize(MAX_UNREAD_BYTES);
        socket.binaryMessageHandler(session::receive);
        socket.textMessageHandler(text -> session.receive(Buffer.buffer()));
        // Whatever breaks a socket, its end follows.
        socket.exceptionHandler(broken -> {});
        socket.endHandler(end -> forget(session));
        socket.closeHandler(close -> forget(session));
    }

    private void forget(Session session) {
        if (sessions.remove(session)) {
            session.end();
        }
    }

    /** Asks all clients to connect again: what they knew is gone. */
    public void clear() {
        List.copyOf(sessions).forEach(Session::offload);
    }
}
