package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.rest.SandboxAccount;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How a storm's load reaches the sandbox and the nodes. An event that was not answered 200 is told again, at whichever node comes next,
 * until it is: a careful sender, as Event Streams or a retrying proxy is. Each fiftieth is told twice at the same instant.
 */
final class Wire {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int REPEATED = 50;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Executor soon = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);
    private final List<Program> nodes;
    private final AtomicInteger tellings = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();

    /** @param nodes which all accept, and whose sandbox is one */
    Wire(List<Program> nodes) {
        this.nodes = nodes;
    }

    /** Makes a call to the sandbox that it tells nobody of, and returns what was created. */
    CompletableFuture<JsonNode> twilio(String path, Map<String, String> form) {
        String account = SandboxAccount.ACCOUNT_SID + ":" + SandboxAccount.AUTH_TOKEN;
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + nodes.get(0).sandboxPort() + path))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8)))
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString(
                        FormParameters.of(Map.copyOf(form)).encode()))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(Wire::created);
    }

    private static JsonNode created(HttpResponse<String> response) {
        if (response.statusCode() != 201) {
            throw new IllegalStateException("the sandbox answered " + response.statusCode() + " " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sandbox answered " + response.body(), e);
        }
    }

    CompletableFuture<Void> tellUntilAccepted(Told told) {
        int turn = tellings.incrementAndGet();
        CompletableFuture<Boolean> first = tell(told, node(turn));
        CompletableFuture<Boolean> heard =
                turn % REPEATED == 0 ? first.thenCombine(tell(told, node(turn + 1)), Boolean::logicalOr) : first;
        return heard.thenCompose(isAccepted -> {
            if (isAccepted) {
                accepted.incrementAndGet();
                return CompletableFuture.completedFuture(null);
            }
            return CompletableFuture.supplyAsync(() -> told, soon).thenCompose(this::tellUntilAccepted);
        });
    }

    private Program node(int turn) {
        return nodes.get(turn % nodes.size());
    }

    private CompletableFuture<Boolean> tell(Told told, Program node) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + "/chat"))
                .timeout(PATIENCE)
                .header("Content-Type", FORM)
                .header("X-Twilio-Signature", TwilioAlone.signature(node, told.form()))
                .POST(BodyPublishers.ofString(told.form().encode()))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding()).handle((response, failure) -> {
            if (failure != null) {
                cut.incrementAndGet();
                return false;
            }
            if (response.statusCode() != 200) {
                refused.incrementAndGet();
            }
            return response.statusCode() == 200;
        });
    }

    /** Returns how many events have been accepted, each counted once. */
    int accepted() {
        return accepted.get();
    }

    @Override
    public String toString() {
        return accepted + " accepted, " + refused + " answered otherwise, " + cut + " cut off or not answered";
    }
}
