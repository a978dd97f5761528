package dev.parley.sandbox.twilsock;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;

/** The connection of a session. */
interface SocketConnection {
    /** Returns the HTTP scheme and authority of the address that the client called. */
    String base();

    void send(Buffer frame);

    void ping();

    void close();

    boolean isClosed();

    /** Returns whether the client has left too much unread. */
    boolean isFull();

    static SocketConnection of(ServerWebSocket socket) {
        return new SocketConnection() {
            @Override
            public String base() {
                return (socket.isSsl() ? "https://" : "http://") + socket.authority();
            }

            @Override
            public void send(Buffer frame) {
                socket.writeBinaryMessage(frame);
            }

            @Override
            public void ping() {
                socket.writePing(Buffer.buffer());
            }

            @Override
            public void close() {
                socket.close();
            }

            @Override
            public boolean isClosed() {
                return socket.isClosed();
            }

            @Override
            public boolean isFull() {
                return socket.writeQueueFull();
            }
        };
    }
}
