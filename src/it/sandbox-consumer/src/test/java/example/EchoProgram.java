package example;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A program that Twilio calls by webhook and that calls Twilio by REST: it repeats what people write, and nothing else. */
final class EchoProgram implements AfterAllCallback {
    private static final String KEY = "SK00000000000000000000000000000000:sandbox-api-key-secret-0123456789";

    private final URI twilio;
    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpServer server;

    private EchoProgram(URI twilio, HttpServer server) {
        this.twilio = twilio;
        this.server = server;
    }

    /** Starts it on a free port. */
    static EchoProgram start(URI twilio) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            EchoProgram program = new EchoProgram(twilio, server);
            server.createContext("/chat", program::hear);
            server.start();
            return program;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/chat";
    }

    @Override
    public void afterAll(ExtensionContext context) {
        server.stop(0);
    }

    private void hear(HttpExchange webhook) throws IOException {
        Map<String, String> said = form(new String(webhook.getRequestBody().readAllBytes(), UTF_8));
        webhook.sendResponseHeaders(200, -1);
        webhook.close();
        // What is posted by REST comes back as a webhook, too.
        if (said.get("EventType").equals("onMessageAdded") && said.get("Source").equals("SMS")) {
            say(said.get("ConversationSid"), "You wrote: " + said.get("Body"));
        }
    }

    private void say(String conversation, String words) {
        HttpRequest message = HttpRequest.newBuilder(
                        URI.create(twilio + "/v1/Conversations/" + conversation + "/Messages"))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(KEY.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("Author=echo&Body=" + URLEncoder.encode(words, UTF_8)))
                .build();
        http.sendAsync(message, BodyHandlers.discarding());
    }

    private static Map<String, String> form(String urlEncoded) {
        return Arrays.stream(urlEncoded.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], UTF_8), (first, second) -> first));
    }
}
