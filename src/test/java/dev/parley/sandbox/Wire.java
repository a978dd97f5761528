package dev.parley.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Locale;

/** A socket that sends bytes and reads the statuses of responses; kept open as long as the other side does. */
final class Wire implements AutoCloseable {
    /** Returned if the other side disconnected without a response. */
    static final int NOTHING = -1;

    private static final int PATIENCE_MILLIS = 20_000;

    private final URI server;
    private Socket socket = new Socket();

    Wire(URI server) {
        this.server = server;
    }

    /**
     * Sends bytes and returns the status of the response. If the other side had closed the socket after the previous
     * response, the bytes are sent again.
     */
    int ask(byte[] request, boolean isHead) throws IOException {
        boolean isOld = socket.isConnected() && !socket.isClosed();
        if (isOld) {
            int status = tryToAsk(request, isHead);
            if (status != NOTHING) {
                return status;
            }
        }
        socket = open();
        return tryToAsk(request, isHead);
    }

    private int tryToAsk(byte[] request, boolean isHead) throws IOException {
        try {
            socket.getOutputStream().write(request);
            return read(socket.getInputStream(), isHead);
        } catch (SocketException hungUp) {
            socket.close();
            return NOTHING;
        }
    }

    /** Sends bytes on a new socket, closes its output, and returns the status of the response, if any. */
    int tell(byte[] request) throws IOException {
        try (Socket own = open()) {
            own.getOutputStream().write(request);
            own.shutdownOutput();
            String line = line(own.getInputStream());
            return line.startsWith("HTTP/1.") ? status(line) : NOTHING;
        } catch (SocketException hungUp) {
            return NOTHING;
        }
    }

    private Socket open() throws IOException {
        Socket opened = new Socket(server.getHost(), server.getPort());
        opened.setSoTimeout(PATIENCE_MILLIS);
        opened.setTcpNoDelay(true);
        return opened;
    }

    private int read(InputStream raw, boolean isHead) throws IOException {
        InputStream in = new BufferedInputStream(raw, 64 << 10);
        int status;
        long length;
        boolean isLast;
        do {
            String line = line(in);
            if (line.isEmpty()) {
                socket.close();
                return NOTHING;
            }
            status = status(line);
            length = 0;
            isLast = line.startsWith("HTTP/1.0");
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Long.parseLong(lower.substring(15).strip());
                } else if (lower.equals("connection: close")) {
                    isLast = true;
                }
            }
        } while (status < 200);
        if (!isHead && status != 304) {
            in.skipNBytes(length);
        }
        if (isLast) {
            socket.close();
        }
        return status;
    }

    private static int status(String line) {
        return Integer.parseInt(line.substring(9, 12));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append(new String(new byte[] {(byte) c}, ISO_8859_1));
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
