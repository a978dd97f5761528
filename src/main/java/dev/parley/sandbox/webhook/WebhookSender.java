package dev.parley.sandbox.webhook;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.BodyRefused;
import dev.parley.protocol.http.RawBody;
import dev.parley.sandbox.rest.BoundedHistory;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.time.Timers;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends webhooks as Twilio's proxy does: a signed form, with a short timeout; once, or again by its
 * {@link ConnectionOverrides}. Requests and responses are recorded.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhook security</a>
 */
public final class WebhookSender implements WebhookFaults.Transport {
    /** The maximum size of a response; a hook's response holds a message at most. */
    private static final int MAX_ANSWER_BYTES = 256 << 10;

    /** To one receiver. There are many, as waiting for a connection counts towards the timeout. */
    private static final int MAX_CONNECTIONS = 512;

    /** The largest value that overrides may set. */
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** By the machine's clock: a connection ends even while the sandbox's clock stands still. */
    private static final int MAX_IDLE_SECONDS = 60;

    private static final int MAX_KEPT = 1_000;
    private static final long MAX_KEPT_CHARACTERS = 16L << 20;

    private final World world;
    private final Timers timers;
    private final WebhookFaults webhookFaults;
    private final HttpClient client;
    private final BoundedHistory<JsonObject> sent = new BoundedHistory<>(MAX_KEPT, MAX_KEPT_CHARACTERS);

    public WebhookSender(Vertx vertx, World world, Timers timers, WebhookFaults webhookFaults) {
        this.world = world;
        this.timers = timers;
        this.webhookFaults = webhookFaults;
        // A new connection for each call, as at Twilio: a kept one may be dead, and most calls have no retry.
        client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout((int) CONNECT.toMillis())
                .setIdleTimeout(MAX_IDLE_SECONDS));
    }

    /**
     * Returns the sent webhooks, the oldest first: {@code at}, {@code url}, {@code event}, {@code form}, {@code status}
     * and {@code answer} ({@code null} without a response), {@code error} (why there was none), {@code milliseconds};
     * of a hook {@code outcome} and {@code code}; with an injected fault {@code fault}, its kind; of a retry
     * {@code retry}, its number.
     */
    public BoundedHistory<JsonObject> sent() {
        return sent;
    }

    /**
     * Sends a form, with an injected fault if one matches.
     *
     * @param method {@code POST}, or {@code GET} to send it in the query; case-insensitive
     * @param event its name in the list of sent webhooks
     * @return the result; never fails
     */
    public Future<SentWebhook> call(String method, String address, String event, FormParameters form) {
        return webhookFaults.send(WebhookRequest.of(method, address, event, form), this);
    }

    @Override
    public Future<SentWebhook> send(WebhookRequest request) {
        String error = request.overrides().error();
        Instant now = world.now();
        return error == null
                ? send(request, 1, now, now.plus(request.overrides().total()))
                : Future.succeededFuture(drop(request, error));
    }

    /** Makes one attempt, and the next if its overrides and the remaining time allow it. */
    private Future<SentWebhook> send(WebhookRequest request, int count, Instant at, Instant end) {
        return exchange(request, Duration.between(at, end))
                .map(reply -> new Attempt(keep(at, request, count, reply, null), failure(reply.status())))
                .otherwise(failure -> new Attempt(keep(at, request, count, null, failure), failure(failure)))
                .compose(done -> request.overrides().allowsRetry(count, done.failure())
                                && world.now().isBefore(end)
                        ? send(request, count + 1, world.now(), end)
                        : Future.succeededFuture(done.sent()));
    }

    /** Returns the failure under its name in {@link ConnectionOverrides}; empty for none. */
    private static String failure(int status) {
        return status >= 500 ? "5xx" : status >= 400 ? "4xx" : "";
    }

    private static String failure(Throwable failure) {
        if (failure instanceof CancellationException) {
            // The sandbox was reset: the result is not needed.
            return "";
        }
        return failure instanceof ConnectFailure ? "ct" : failure instanceof TimeoutException ? "rt" : "aborted";
    }

    @Override
    public SentWebhook drop(WebhookRequest request, String reason) {
        return keep(world.now(), request, 1, null, new RejectedExecutionException(reason));
    }

    /** Records a webhook that was not sent. */
    public void drop(String url, String event, FormParameters form) {
        drop(WebhookRequest.of("POST", url, event, form), "not sent: too many are waiting");
    }

    private Future<Response> exchange(WebhookRequest request, Duration left) {
        boolean isGet = request.isGet();
        RequestOptions options = new RequestOptions()
                .setMethod(isGet ? HttpMethod.GET : HttpMethod.POST)
                .putHeader("Accept", "*/*")
                .putHeader("User-Agent", "TwilioProxy/1.1")
                .putHeader("X-Twilio-Signature", request.signature())
                .putHeader("I-Twilio-Idempotency-Token", request.token());
        if (!isGet) {
            options.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        }
        Promise<HttpClientRequest> opened = Promise.promise();
        // Started inside a future, so that an invalid address fails the future.
        Future<HttpClientRequest> connected = Future.succeededFuture(request.url())
                .map(options::setAbsoluteURI)
                .compose(client::request)
                // A failing request fails its response too: it needs no log entry.
                .onSuccess(httpRequest -> opened.complete(httpRequest.exceptionHandler(broken -> {})));
        Duration toConnect = request.overrides().connect();
        Duration toAnswer = request.overrides().answer();
        Future<Response> answered = within(toConnect, left, connected)
                .recover(failure -> Future.failedFuture(
                        failure instanceof CancellationException ? failure : new ConnectFailure(failure, toConnect)))
                .compose(httpRequest -> within(
                        toAnswer,
                        left,
                        isGet
                                ? httpRequest.send()
                                : httpRequest.send(request.form().encode())))
                .compose(WebhookSender::read);
        return timers.within(left, answered)
                // A late response is discarded.
                .onFailure(failure -> opened.future().onSuccess(HttpClientRequest::reset));
    }

    /** Limits the time, unless the remaining time is shorter anyway. */
    private <T> Future<T> within(Duration limit, Duration left, Future<T> work) {
        return limit.compareTo(left) < 0 ? timers.within(limit, work) : work;
    }

    private static Future<Response> read(HttpClientResponse response) {
        return RawBody.read(response, MAX_ANSWER_BYTES)
                .map(body -> new Response(response.statusCode(), body.toString()));
    }

    private SentWebhook keep(
            Instant at, WebhookRequest request, int count, @Nullable Response reply, @Nullable Throwable failure) {
        Integer status = reply == null ? null : reply.status();
        String answer = reply == null ? "" : reply.body();
        JsonObject entry = new JsonObject()
                .put("at", TimeFormats.inMilliseconds(at))
                .put("url", request.url())
                .put("event", request.event())
                .put("form", new JsonObject(request.form().asBody()))
                .put("status", status)
                .put("error", failure == null ? null : reason(request, failure))
                .put("answer", answer.isEmpty() ? null : answer)
                .put("milliseconds", Duration.between(at, world.now()).toMillis());
        if (request.fault() != null) {
            entry.put("fault", request.fault());
        }
        if (count > 1) {
            entry.put("retry", count - 1);
        }
        sent.add(entry, request.url().length() + answer.length() + new Form(request.form()).estimatedSize());
        return new SentWebhook(status, answer, failure instanceof TimeoutException, entry);
    }

    private static String reason(WebhookRequest request, Throwable failure) {
        Duration timeout =
                request.overrides().answer().compareTo(request.overrides().total()) < 0
                        ? request.overrides().answer()
                        : request.overrides().total();
        return failure instanceof TimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : (failure instanceof BodyRefused ? "the answer is " : "") + failure.getMessage();
    }

    /** The result of one attempt; {@code failure} is empty on success. */
    private record Attempt(SentWebhook sent, String failure) {}

    /** The receiver could not be connected to. */
    private static final class ConnectFailure extends RuntimeException {
        private static final long serialVersionUID = 1;

        ConnectFailure(Throwable cause, Duration limit) {
            super(
                    cause instanceof TimeoutException
                            ? "no connection within " + limit.toMillis() + " ms"
                            : cause.getMessage(),
                    null,
                    false,
                    false);
        }
    }

    /** The response. */
    private record Response(int status, String body) {}
}
