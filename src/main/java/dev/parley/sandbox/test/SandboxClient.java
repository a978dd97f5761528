package dev.parley.sandbox.test;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls the sandbox as a program would call Twilio. */
final class SandboxClient {
    /** Longer than any answer takes: a webhook that is asked first has 5 s. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI sandbox;

    SandboxClient(URI sandbox) {
        this.sandbox = sandbox;
    }

    /**
     * Posts a form and returns the answer, empty where it has no body.
     *
     * @throws IllegalStateException if the sandbox refuses; the message is Twilio's
     */
    JsonObject post(String path, FormParameters form) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox + path))
                .timeout(LONGEST)
                .header("Authorization", SandboxAccount.authorization())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encode()))
                .build();
        try {
            HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
            JsonObject answer =
                    response.body().length == 0 ? new JsonObject() : new JsonObject(Buffer.buffer(response.body()));
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(
                        path + " was answered with " + response.statusCode() + ": " + answer.getString("message"));
            }
            return answer;
        } catch (IOException e) {
            throw new IllegalStateException("The sandbox does not answer at " + sandbox + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox was asked.", e);
        }
    }
}
