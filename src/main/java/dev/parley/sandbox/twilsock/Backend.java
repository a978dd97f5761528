package dev.parley.sandbox.twilsock;

import io.vertx.core.Future;

/** What is behind the sockets: who is let in, and what answers them. */
public interface Backend {
    /**
     * Says whom a token lets in.
     *
     * @throws TokenRejected if it lets in nobody
     */
    SocketAuthorization authorize(String token);

    /**
     * Begins with somebody who was let in.
     *
     * @throws TokenRejected if there is no room for another
     */
    Client open(SocketAuthorization authorization, Session session);

    /** One client, from its first frame to the end of its socket. */
    interface Client {
        /** Answers a request. A future that fails, or an exception, is a fault of ours. */
        Future<SocketResponse> answer(SocketRequest request);

        /** The socket is gone. */
        void end();
    }
}
