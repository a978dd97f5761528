package dev.parley.sandbox.twilsock;

import dev.parley.sandbox.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket. The client sends {@code init} with its token first; then requests ({@code message}) and new tokens
 * ({@code update}); the sandbox sends notifications. The expiry of a token is announced, and then the socket is closed.
 *
 * <p>Twilio announces it three minutes ahead. A shorter token would be announced at once and renewed for ever, so the
 * announcement never comes before half its lifetime: that is invented.
 */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);
    private static final Duration NOTICE = Duration.ofMinutes(3);
    private static final int MAX_REQUESTS = 100;

    private final SocketConnection connection;
    private final Backend backend;
    private final Timers timers;
    /** The name of this socket's timer, for the announcement or the expiry. */
    private final String timerName = "socket " + UUID.randomUUID();

    private int requests;
    private @Nullable SocketAuthorization authorization;
    private Backend.@Nullable Client client;

    Session(SocketConnection connection, Backend backend, Timers timers) {
        this.connection = connection;
        this.backend = backend;
        this.timers = timers;
        timers.set(timerName, timers.now().plus(NOTICE), () -> close(408, "NO_INIT"));
    }

    /** Sends a notification to the client, unless the socket has ended. */
    public void notify(String messageType, JsonObject payload) {
        JsonObject header = own("notification").put("message_type", messageType);
        send(Frame.of(header, payload));
    }

    /** Returns the HTTP scheme and authority of the address that the client called. */
    public String base() {
        return connection.base();
    }

    /** Asks the client to reconnect later. */
    void offload() {
        close(308, "OFFLOAD");
    }

    /** Ends the socket without a close frame, as a failing network does. */
    public void drop() {
        connection.close();
    }

    void receive(Buffer bytes) {
        try {
            take(Frame.parse(bytes));
        } catch (MalformedFrame e) {
            close(406, String.valueOf(e.getMessage()));
        }
    }

    private void take(Frame frame) {
        switch (frame.method()) {
            case "init" -> init(frame);
            case "update" -> update(frame);
            case "message" -> message(frame);
            // The notification types it subscribes to: it gets all of them.
            case "put_notification_ctx", "delete_notification_ctx" -> confirm(frame, new JsonObject());
            case "close" -> connection.close();
            // Replies to notifications, and telemetry of the client.
            case "reply", "telemetry.v1" -> {}
            default -> throw new MalformedFrame("expected init, message, update, reply, telemetry.v1 or close");
        }
    }

    private void init(Frame frame) {
        if (client != null) {
            throw new MalformedFrame("expected one init for each socket");
        }
        try {
            client = backend.open(authorize(frame), this);
            confirm(frame, welcome());
        } catch (TokenRejected e) {
            reject(frame, e);
        }
    }

    private static JsonObject welcome() {
        return new JsonObject()
                .put("continuation_token", UUID.randomUUID().toString())
                .put("continuation_token_status", new JsonObject().put("reissued", true))
                .put("capabilities", new JsonArray().add("client_update").add("telemetry.v1"));
    }

    private void update(Frame frame) {
        try {
            authorize(frame);
            confirm(frame, new JsonObject());
        } catch (TokenRejected e) {
            reject(frame, e);
        }
    }

    private SocketAuthorization authorize(Frame frame) {
        SocketAuthorization renewed = backend.authorize(frame.text("token"));
        if (authorization != null && !renewed.isSamePerson(authorization)) {
            throw new TokenRejected(403, 20403, "The new token is for another identity or service.");
        }
        authorization = renewed;
        Instant now = timers.now();
        Instant halfTime = now.plus(Duration.between(now, renewed.expires()).dividedBy(2));
        Instant usual = renewed.expires().minus(NOTICE);
        timers.set(timerName, usual.isBefore(halfTime) ? halfTime : usual, () -> announce(renewed.expires()));
        return renewed;
    }

    private void announce(Instant end) {
        timers.set(timerName, end, () -> close(410, "TOKEN_EXPIRED"));
        send(Frame.of(own("client_update").put("client_update_type", "token_about_to_expire")));
    }

    private void reject(Frame frame, TokenRejected rejection) {
        reply(
                frame,
                new JsonObject()
                        .put("code", rejection.status())
                        .put("status", statusOf(rejection))
                        .put("errorCode", rejection.code())
                        .put("description", rejection.getMessage()),
                new JsonObject(),
                Buffer.buffer());
    }

    private static String statusOf(TokenRejected rejection) {
        return switch (rejection.status()) {
            case 401 -> "UNAUTHORIZED";
            case 403 -> "FORBIDDEN";
            default -> "INTERNAL_SERVER_ERROR";
        };
    }

    private void message(Frame frame) {
        SocketRequest request = SocketRequest.of(frame);
        Backend.Client opened = client;
        if (opened == null) {
            throw new MalformedFrame("expected init before the first message");
        }
        if (requests >= MAX_REQUESTS) {
            answer(frame, SocketResponse.error(429, 20429, "At most " + MAX_REQUESTS + " requests at once."));
            return;
        }
        requests++;
        // Inside a future, so that an exception here is answered like a later failure.
        Future.succeededFuture(request)
                .compose(opened::answer)
                .onComplete(done -> requests--)
                .onSuccess(response -> answer(frame, response))
                .onFailure(failure -> {
                    LOG.error("The sandbox failed on {} {}: {}", request.method(), request.path(), failure.toString());
                    answer(frame, SocketResponse.error(500, 20500, "The sandbox failed on this request. See its log."));
                });
    }

    private void answer(Frame frame, SocketResponse response) {
        if (response.equals(SocketResponse.HANG_UP)) {
            drop();
            return;
        }
        JsonObject more = new JsonObject()
                .put("http_status", response.httpStatus())
                .put("http_headers", new JsonObject().put("Content-Type", Frame.JSON));
        reply(frame, ok(), more, response.body());
    }

    void ping() {
        if (!connection.isClosed()) {
            connection.ping();
        }
    }

    void end() {
        timers.cancel(timerName);
        Backend.Client ended = client;
        client = null;
        if (ended != null) {
            ended.end();
        }
    }

    private void confirm(Frame frame, JsonObject more) {
        reply(frame, ok(), more, Buffer.buffer());
    }

    private static JsonObject ok() {
        return new JsonObject().put("code", 200).put("status", "OK");
    }

    private void reply(Frame frame, JsonObject status, JsonObject more, Buffer payload) {
        JsonObject header = new JsonObject()
                .put("method", "reply")
                .put("id", frame.id())
                .put("status", status)
                .mergeIn(more);
        send(new Frame(header, payload));
    }

    private void close(int code, String status) {
        send(Frame.of(
                own("close").put("status", new JsonObject().put("code", code).put("status", status))));
        connection.close();
    }

    private static JsonObject own(String method) {
        return new JsonObject().put("method", method).put("id", "TM" + UUID.randomUUID());
    }

    private void send(Frame frame) {
        if (connection.isClosed()) {
            return;
        }
        if (connection.isFull()) {
            LOG.warn("A client does not read its socket: it is closed, and the client may reconnect.");
            connection.close();
            return;
        }
        connection.send(frame.encode());
    }
}
