package dev.parley.journey.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.List;

/**
 * A server under attack.
 *
 * @param name as a failure calls it
 * @param port on this machine
 * @param patience 1 for all that its attackers can do; 3 makes each of their pauses three times as long
 * @param paths that take a body, the first one the kindest
 */
public record Target(String name, int port, int patience, List<String> paths) {
    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 2_000;
    private static final int MOST_OF_AN_ANSWER = 64 * 1024;

    String path() {
        return paths.get(0);
    }

    /** Connects, for writing without waiting. */
    SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(address(), CONNECT_MILLIS);
            channel.configureBlocking(false);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Sends bytes and returns what comes until the other side closes, or has said nothing for a while; at most 64 KiB of it. */
    String ask(byte[]... bytes) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(address(), CONNECT_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            for (byte[] part : bytes) {
                socket.getOutputStream().write(part);
            }
            byte[] chunk = new byte[8 * 1024];
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            int read = socket.getInputStream().read(chunk);
            while (read > 0 && answer.size() < MOST_OF_AN_ANSWER) {
                answer.write(chunk, 0, read);
                read = isWhole(answer) ? -1 : socket.getInputStream().read(chunk);
            }
            return answer.toString(ISO_8859_1);
        }
    }

    /** Of those who answer without a body it is known where the answer ends. */
    private static boolean isWhole(ByteArrayOutputStream answer) {
        return answer.toString(ISO_8859_1).contains("\r\n\r\n");
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
