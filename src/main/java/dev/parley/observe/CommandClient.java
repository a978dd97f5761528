package dev.parley.observe;

import dev.parley.protocol.FormParameters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends commands to a Parley that runs as another process on this machine. */
public final class CommandClient implements CommandHandler {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** A hundred thousand letters take a minute. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);

    private static final int MAX_ERROR_BYTES = 64 * 1024;

    private final URI parley;
    private final Path secret;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /**
     * @param parley the URL of its management server, without a path
     * @param secret the file of its {@linkplain CommandSecret#fileBeside secret}
     */
    public CommandClient(URI parley, Path secret) {
        this.parley = parley;
        this.secret = secret;
    }

    @Override
    public InputStream answer(String command, FormParameters parameters) {
        HttpRequest.Builder request =
                switch (command) {
                    case "list" -> get("?" + parameters.encode());
                    case "show" -> get("/" + escape(String.valueOf(parameters.first("letter"))));
                    default ->
                        HttpRequest.newBuilder(parley.resolve(CommandPaths.PATH + "/" + command))
                                .POST(BodyPublishers.ofString(parameters.encode()));
                };
        HttpResponse<InputStream> answer = send(request.header(CommandPaths.COMMAND_HEADER, command)
                .header("Authorization", CommandSecret.read(secret))
                .timeout(ANSWER_TIMEOUT)
                .build());
        if (answer.statusCode() == 200 && isJson(answer)) {
            return answer.body();
        }
        throw refused(answer);
    }

    private static boolean isJson(HttpResponse<InputStream> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
    }

    private HttpRequest.Builder get(String rest) {
        return HttpRequest.newBuilder(parley.resolve(CommandPaths.PATH + rest)).GET();
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<InputStream> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new IllegalStateException(
                    "No Parley answers at " + parley + ". Is it running? Its address is in"
                            + " camel.management.host and camel.management.port, which --set changes for this command too.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Parley at " + parley + " did not finish its response (" + e.getMessage()
                            + "). No letter is lost; see parley dead-letters list.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Parley at " + parley + ".", e);
        }
    }

    private IllegalStateException refused(HttpResponse<InputStream> answer) {
        String error = error(answer);
        if (answer.statusCode() == 401 && error != null) {
            return new IllegalStateException("Parley at " + parley + " does not accept the secret in " + secret
                    + ". Does it run with this inbox.directory and with the embedded broker (inbox.broker-url = vm://0), or does"
                    + " another Parley listen there?");
        }
        return new IllegalStateException(
                error != null
                        ? error
                        : "What answers at " + parley + " has no dead letters (HTTP " + answer.statusCode()
                                + "). Is camel.management.port the port of a Parley with an inbox?");
    }

    /** Returns Parley's message for the user, if there is one. */
    private static @Nullable String error(HttpResponse<InputStream> answer) {
        try (InputStream body = answer.body()) {
            return new JsonObject(Buffer.buffer(body.readNBytes(MAX_ERROR_BYTES))).getString("error");
        } catch (IOException | DecodeException | ClassCastException e) {
            return null;
        }
    }
}
