package dev.parley.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A test's own pages with Twilio's SDK beside them, served from this machine: Chromium lets no page that comes from nowhere
 * call it.
 */
final class SdkPages implements AutoCloseable {
    private static final Path SDK =
            Path.of("src/test/node/node_modules/@twilio/conversations/builds/twilio-conversations.min.js");

    private final HttpServer server;

    private SdkPages(HttpServer server) {
        this.server = server;
    }

    /** Serves them, or skips the test where the SDK is not there. */
    static SdkPages serve() throws IOException {
        assumeTrue(
                Files.isReadable(SDK),
                "Skipped: Twilio's SDK is not there. Fetch it with npm ci --prefix src/test/node.");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", SdkPages::answer);
        server.start();
        return new SdkPages(server);
    }

    URI uri(String resource, String query) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + resource + "?" + query);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        byte[] content = path.equals("sdk.js") ? Files.readAllBytes(SDK) : resource(path);
        exchange.getResponseHeaders()
                .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
        exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = SdkPages.class.getResourceAsStream(name)) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
