package dev.parley.journey;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Debian's Chromium without a window, each person in a profile of their own that is gone afterwards. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SDK =
            Path.of("src/test/node/node_modules/@twilio/conversations/builds/twilio-conversations.min.js");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Playwright playwright;
    /** A page that comes from nowhere may not call this machine: Chromium asks where it came from. */
    private final HttpServer server;

    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright, HttpServer server) {
        this.playwright = playwright;
        this.server = server;
        this.chromium = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(CHROMIUM).setArgs(FLAGS));
    }

    /** Starts it, or skips the test where it or Twilio's SDK is not there. */
    static Browser start() {
        assumeTrue(Files.isExecutable(CHROMIUM), "Skipped: there is no " + CHROMIUM + ". apt-get install chromium");
        assumeTrue(
                Files.isReadable(SDK),
                "Skipped: Twilio's SDK is not there. Fetch it with npm ci --prefix src/test/node.");
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", Browser::serve);
            server.start();
            return new Browser(
                    Playwright.create(
                            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))),
                    server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page of a test's, with Twilio's SDK beside it, for somebody new. */
    Page open(String resource, String query) {
        Page page = chromium.newContext().newPage();
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(said::add);
        page.navigate("http://127.0.0.1:" + server.getAddress().getPort() + "/" + resource + "?" + query);
        return page;
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        byte[] content = path.equals("sdk.js") ? Files.readAllBytes(SDK) : resource(path);
        exchange.getResponseHeaders()
                .set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
        exchange.sendResponseHeaders(content.length == 0 ? 404 : 200, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Browser.class.getResourceAsStream(name)) {
            return stream == null ? new byte[0] : stream.readAllBytes();
        }
    }

    /** Returns what its pages have complained of. */
    String said() {
        return String.join("\n", said);
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
        server.stop(0);
    }
}
