package dev.parley.sandbox.twilsock;

import io.vertx.core.Future;

/** The application behind the sockets: authorizes clients and answers their requests. */
public interface Backend {
    /**
     * Checks a token.
     *
     * @throws TokenRejected if it is not valid
     */
    SocketAuthorization authorize(String token);

    /**
     * Opens an authorized client.
     *
     * @throws TokenRejected if there are too many
     */
    Client open(SocketAuthorization authorization, Session session);

    /** One client, from its first frame to the end of its socket. */
    interface Client {
        /** Answers a request. A failed future or an exception is an error of the sandbox. */
        Future<SocketResponse> answer(SocketRequest request);

        /** Called when the socket has ended. */
        void end();
    }
}
