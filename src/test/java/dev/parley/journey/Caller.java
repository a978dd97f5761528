package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Sends what curl would send to one server, and reads the answer. */
record Caller(URI address, Map<String, String> headers) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    static Caller to(int port) {
        return new Caller(URI.create("http://127.0.0.1:" + port), Map.of());
    }

    /** Returns the same with HTTP Basic: {@code curl -u user:password}. */
    Caller as(String user, String password) {
        return with(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)));
    }

    /** Returns the same with a header: {@code curl -H}. */
    Caller with(String header, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new Caller(address, all);
    }

    /** Returns the same; what it changes is told to webhooks, which Twilio does for REST calls only when asked to. */
    Caller telling() {
        return with("X-Twilio-Webhook-Enabled", "true");
    }

    Reply get(String path) {
        return send("GET", path, "", BodyPublishers.noBody());
    }

    Reply delete(String path) {
        return send("DELETE", path, "", BodyPublishers.noBody());
    }

    /** Posts a form, each field as {@code curl --data-urlencode} takes it: {@code Name=value}, nothing escaped. */
    Reply post(String path, String... fields) {
        String form = Arrays.stream(fields).map(Caller::escape).collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", BodyPublishers.ofString(form));
    }

    /** Posts JSON: {@code curl --json}. */
    Reply postJson(String path, String json) {
        return send("POST", path, "application/json", BodyPublishers.ofString(json));
    }

    /** Posts nothing at all: {@code curl -X POST}. */
    Reply postNothing(String path) {
        return send("POST", path, "", BodyPublishers.noBody());
    }

    private static String escape(String field) {
        int equals = field.indexOf('=');
        return field.substring(0, equals + 1) + URLEncoder.encode(field.substring(equals + 1), UTF_8);
    }

    private Reply send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).method(method, body);
        headers.forEach(request::header);
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        try {
            return new Reply(CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the server answered. */
    record Reply(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String body() {
            return response.body();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (JsonProcessingException e) {
                throw new AssertionError("expected JSON: " + status() + " " + body(), e);
            }
        }

        /** Returns the SID of what was created. */
        String sid() {
            if (status() != 201) {
                throw new AssertionError("expected 201: " + status() + " " + body());
            }
            return json().path("sid").asText();
        }
    }
}
