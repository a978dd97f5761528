package dev.parley.sandbox.twilsock;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** A connection without a socket that records what was sent. */
final class FakeWire implements SocketConnection {
    final List<Frame> sent = new ArrayList<>();
    boolean isClosed;
    boolean isFull;

    @Override
    public String base() {
        return "http://127.0.0.1:8100";
    }

    @Override
    public void send(Buffer frame) {
        sent.add(Frame.parse(frame));
    }

    @Override
    public void ping() {}

    @Override
    public void close() {
        isClosed = true;
    }

    @Override
    public boolean isClosed() {
        return isClosed;
    }

    @Override
    public boolean isFull() {
        return isFull;
    }

    /** Returns method, status and other distinctive parts of the last frame sent. */
    String last() {
        return sent.isEmpty() ? "nothing" : told(sent.get(sent.size() - 1));
    }

    private static String told(Frame frame) {
        JsonObject status = frame.object("status");
        JsonObject http = frame.object("http_status");
        return (frame.method()
                        + (status == null ? "" : " " + status.getValue("code"))
                        + (status != null && status.containsKey("errorCode") ? " " + status.getValue("errorCode") : "")
                        + (http == null ? "" : " http " + http.getValue("code"))
                        + " "
                        + frame.text("client_update_type"))
                .strip();
    }
}
