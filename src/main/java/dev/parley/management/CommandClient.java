package dev.parley.management;

import dev.parley.door.Fields;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
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
import java.time.Duration;

/** The commands of a Parley that runs as another process on this machine. */
public final class CommandClient implements CommandHandler {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    /** A hundred thousand letters take a minute. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);

    private final URI parley;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /** @param parley where it answers for its management, without a path */
    public CommandClient(URI parley) {
        this.parley = parley;
    }

    @Override
    public String answer(String command, Fields asked) {
        HttpRequest.Builder request =
                switch (command) {
                    case "list" -> get("?" + asked.encode());
                    case "show" -> get("/" + escape(String.valueOf(asked.first("letter"))));
                    default ->
                        HttpRequest.newBuilder(parley.resolve(CommandPaths.PATH + "/" + command))
                                .POST(BodyPublishers.ofString(asked.encode()));
                };
        HttpResponse<String> answer = send(request.header(CommandPaths.COMMAND_HEADER, command)
                .timeout(ANSWER_TIMEOUT)
                .build());
        if (answer.statusCode() == 200 && isObject(answer.body())) {
            return answer.body();
        }
        throw refused(answer);
    }

    private HttpRequest.Builder get(String rest) {
        return HttpRequest.newBuilder(parley.resolve(CommandPaths.PATH + rest)).GET();
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new IllegalStateException(
                    "No Parley answers at " + parley + ". Is it running? Where it listens is said by"
                            + " camel.management.host and camel.management.port, which --set changes for this command too.",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Parley at " + parley + " did not finish its answer (" + e.getMessage()
                            + "). What it has done is done whole; see parley dead-letters list.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for Parley at " + parley + ".", e);
        }
    }

    private static boolean isObject(String text) {
        try {
            return new JsonObject(text).fieldNames() != null;
        } catch (DecodeException e) {
            return false;
        }
    }

    private IllegalStateException refused(HttpResponse<String> answer) {
        if (isObject(answer.body())) {
            String error = new JsonObject(answer.body()).getString("error");
            if (error != null) {
                return new IllegalStateException(error);
            }
        }
        return new IllegalStateException("What answers at " + parley + " knows no dead letters (HTTP "
                + answer.statusCode() + "). Is camel.management.port the port of a Parley with an inbox?");
    }
}
