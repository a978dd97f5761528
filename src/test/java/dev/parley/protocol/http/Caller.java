package dev.parley.protocol.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sends arbitrary bytes to a server on this machine, and reads the responses. */
final class Caller implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;

    Caller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
    }

    Caller send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Sends as much as the server accepts. */
    Caller sendWhatIsTaken(String text) {
        try {
            send(text);
        } catch (IOException e) {
            // Closed while sending: the response says why.
        }
        return this;
    }

    /** Returns status and reason of the next response without a body; empty if the connection is closed. */
    String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        try {
            for (int next;
                    head.indexOf("\r\n\r\n") < 0
                            && (next = socket.getInputStream().read()) >= 0; ) {
                head.append((char) next);
            }
        } catch (SocketException e) {
            // Connection reset: nothing more to read.
        }
        return head.isEmpty() ? "" : head.substring(head.indexOf(" ") + 1, head.indexOf("\r\n"));
    }

    /** Returns whether the server has closed the connection, once it has. */
    boolean isClosed() throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
