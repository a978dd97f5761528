package dev.parley.sandbox;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import dev.parley.sandbox.rest.SandboxAccount;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A receiver of webhooks. Answers 200 to everything unless set otherwise. */
public final class Ear {
    private final HttpServer server;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private volatile Function<Heard, CompletionStage<Said>> answer =
            call -> CompletableFuture.completedFuture(new Said(200, ""));

    Ear(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::receive)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    /** Sets the response to all further calls; {@code null} for none. */
    public void answer(Function<Heard, @Nullable Said> how) {
        answer = call -> {
            Said said = how.apply(call);
            return said == null ? new CompletableFuture<>() : CompletableFuture.completedFuture(said);
        };
    }

    /** Sets the response to one event; all others get 200. */
    public void answerTo(String event, int status, String body) {
        answer(call -> call.event().equals(event) ? new Said(status, body) : new Said(200, ""));
    }

    /** Holds one event until its response is set; all others get 200. */
    public CompletableFuture<Said> holdBack(String event) {
        CompletableFuture<Said> answered = new CompletableFuture<>();
        answer = call -> call.event().equals(event) ? answered : CompletableFuture.completedFuture(new Said(200, ""));
        return answered;
    }

    /** Waits for a number of calls, and returns them in order. */
    public List<Heard> await(int calls) {
        Awaitility.await().until(() -> heard.size() >= calls);
        return List.copyOf(heard);
    }

    /** Waits for a call of this event, and returns the first. */
    public Heard await(String event) {
        Awaitility.await()
                .until(() -> heard.stream().anyMatch(call -> call.event().equals(event)));
        return heard.stream()
                .filter(call -> call.event().equals(event))
                .findFirst()
                .orElseThrow();
    }

    /** Waits for a number of calls, and returns the names of their events. */
    public List<String> events(int calls) {
        return await(calls).stream().map(Heard::event).toList();
    }

    private void receive(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            boolean isGet = request.method().name().equals("GET");
            FormParameters fields = FormParameters.parse(isGet ? request.query() : body.toString());
            String signature =
                    Signature.of(SandboxAccount.AUTH_TOKEN, url(request.uri()), isGet ? FormParameters.NONE : fields);
            Heard call = new Heard(
                    request.method().name(),
                    request.path(),
                    fields,
                    signature.equals(request.getHeader("X-Twilio-Signature")),
                    String.valueOf(request.getHeader("I-Twilio-Idempotency-Token")),
                    String.valueOf(request.getHeader("User-Agent")));
            heard.add(call);
            answer.apply(call)
                    .thenAccept(said ->
                            request.response().setStatusCode(said.status()).end(said.body()));
        });
    }

    /** One call, and whether its signature is valid. */
    public record Heard(String method, String path, FormParameters form, boolean isSigned, String token, String agent) {
        /** Returns the event, or the status of a message. */
        public String event() {
            String event = form.first("EventType");
            return event == null ? String.valueOf(form.first("MessageStatus")) : event;
        }
    }

    /** A response. */
    public record Said(int status, String body) {}
}
