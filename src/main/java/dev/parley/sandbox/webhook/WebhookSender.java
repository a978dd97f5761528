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
 * Calls those who listen, as Twilio's proxy does: a signed form, with little time to answer; once, or again as its
 * {@link ConnectionOverrides} say. What was sent and what was answered is kept.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhook security</a>
 */
public final class WebhookSender implements WebhookFaults.Post {
    /** How much of an answer is read; a hook's answer holds a message at most. */
    private static final int MAX_ANSWER_BYTES = 256 << 10;

    /** To one listener. Whoever waits for a connection loses patience, so there are many. */
    private static final int MAX_CONNECTIONS = 512;

    /** The most that an address may ask for. */
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** By the machine's own clock: where the sandbox's stands still, nobody is waited for without end. */
    private static final int MAX_IDLE_SECONDS = 60;

    private static final int MAX_KEPT = 1_000;
    private static final long MAX_KEPT_CHARACTERS = 16L << 20;

    private final World world;
    private final Timers alarms;
    private final WebhookFaults mishaps;
    private final HttpClient client;
    private final BoundedHistory<JsonObject> sent = new BoundedHistory<>(MAX_KEPT, MAX_KEPT_CHARACTERS);

    public WebhookSender(Vertx vertx, World world, Timers alarms, WebhookFaults mishaps) {
        this.world = world;
        this.alarms = alarms;
        this.mishaps = mishaps;
        // A connection for each call, as Twilio has it: one that was kept may be dead, and most get no second try.
        client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout((int) CONNECT.toMillis())
                .setIdleTimeout(MAX_IDLE_SECONDS));
    }

    /**
     * Returns what was sent, the oldest first: {@code at}, {@code url}, {@code event}, {@code form}, {@code status} and
     * {@code answer} ({@code null} where there was none), {@code error} (why there was none), {@code milliseconds}; of a hook
     * {@code outcome} and {@code code}; of what went wrong on demand {@code fault}, its kind; of what
     * was sent before in vain {@code retry}, how many times.
     */
    public BoundedHistory<JsonObject> sent() {
        return sent;
    }

    /**
     * Sends a form, or lets that go wrong as {@code Faults} says.
     *
     * @param method {@code POST}, or {@code GET} to send it in the query; letter case does not matter
     * @param event what it is called in the list of what was sent
     * @return what came of it; never fails
     */
    public Future<SentWebhook> call(String method, String address, String event, FormParameters form) {
        return mishaps.send(WebhookRequest.of(method, address, event, form), this);
    }

    @Override
    public Future<SentWebhook> send(WebhookRequest letter) {
        String mistake = letter.terms().mistake();
        Instant now = world.now();
        return mistake == null
                ? send(letter, 1, now, now.plus(letter.terms().total()))
                : Future.succeededFuture(drop(letter, mistake));
    }

    /** Sends it for the first, second … time, and again where its terms say so and there is time left. */
    private Future<SentWebhook> send(WebhookRequest letter, int count, Instant at, Instant end) {
        return exchange(letter, Duration.between(at, end))
                .map(reply -> new Try(keep(at, letter, count, reply, null), trouble(reply.status())))
                .otherwise(failure -> new Try(keep(at, letter, count, null, failure), trouble(failure)))
                .compose(done -> letter.terms().allowAnother(count, done.trouble())
                                && world.now().isBefore(end)
                        ? send(letter, count + 1, world.now(), end)
                        : Future.succeededFuture(done.sent()));
    }

    /** Returns what went wrong, in the words of {@link ConnectionOverrides}; nothing where nothing did. */
    private static String trouble(int status) {
        return status >= 500 ? "5xx" : status >= 400 ? "4xx" : "";
    }

    private static String trouble(Throwable failure) {
        if (failure instanceof CancellationException) {
            // The sandbox was reset: nobody wants to know any longer.
            return "";
        }
        return failure instanceof NotConnected ? "ct" : failure instanceof TimeoutException ? "rt" : "broken off";
    }

    @Override
    public SentWebhook drop(WebhookRequest letter, String why) {
        return keep(world.now(), letter, 1, null, new RejectedExecutionException(why));
    }

    /** Notes what could not even be tried. */
    public void drop(String url, String event, FormParameters form) {
        drop(WebhookRequest.of("POST", url, event, form), "not sent: too many are waiting");
    }

    private Future<Reply> exchange(WebhookRequest letter, Duration left) {
        boolean isGet = letter.isGet();
        RequestOptions options = new RequestOptions()
                .setMethod(isGet ? HttpMethod.GET : HttpMethod.POST)
                .putHeader("Accept", "*/*")
                .putHeader("User-Agent", "TwilioProxy/1.1")
                .putHeader("X-Twilio-Signature", letter.signature())
                .putHeader("I-Twilio-Idempotency-Token", letter.token());
        if (!isGet) {
            options.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        }
        Promise<HttpClientRequest> opened = Promise.promise();
        // Begun inside a future, so that an address nobody can read is a failure like any other.
        Future<HttpClientRequest> connected = Future.succeededFuture(letter.url())
                .map(options::setAbsoluteURI)
                .compose(client::request)
                // Whatever breaks a request, its answer fails with it: the log need not be told.
                .onSuccess(request -> opened.complete(request.exceptionHandler(broken -> {})));
        Duration toConnect = letter.terms().connect();
        Duration toAnswer = letter.terms().answer();
        Future<Reply> answered = sooner(toConnect, left, connected)
                .recover(failure -> Future.failedFuture(
                        failure instanceof CancellationException ? failure : new NotConnected(failure, toConnect)))
                .compose(request -> sooner(
                        toAnswer,
                        left,
                        isGet ? request.send() : request.send(letter.form().encode())))
                .compose(WebhookSender::read);
        return alarms.within(left, answered)
                // What has not answered by now is not listened to any longer.
                .onFailure(failure -> opened.future().onSuccess(HttpClientRequest::reset));
    }

    /** Waits no longer than so, unless somebody waits for all of it no longer anyway. */
    private <T> Future<T> sooner(Duration limit, Duration left, Future<T> work) {
        return limit.compareTo(left) < 0 ? alarms.within(limit, work) : work;
    }

    private static Future<Reply> read(HttpClientResponse response) {
        return RawBody.read(response, MAX_ANSWER_BYTES).map(body -> new Reply(response.statusCode(), body.toString()));
    }

    private SentWebhook keep(
            Instant at, WebhookRequest letter, int count, @Nullable Reply reply, @Nullable Throwable failure) {
        Integer status = reply == null ? null : reply.status();
        String answer = reply == null ? "" : reply.body();
        JsonObject entry = new JsonObject()
                .put("at", TimeFormats.inMilliseconds(at))
                .put("url", letter.url())
                .put("event", letter.event())
                .put("form", new JsonObject(letter.form().asBody()))
                .put("status", status)
                .put("error", failure == null ? null : reason(letter, failure))
                .put("answer", answer.isEmpty() ? null : answer)
                .put("milliseconds", Duration.between(at, world.now()).toMillis());
        if (letter.fault() != null) {
            entry.put("fault", letter.fault());
        }
        if (count > 1) {
            entry.put("retry", count - 1);
        }
        sent.add(entry, letter.url().length() + answer.length() + new Form(letter.form()).weight());
        return new SentWebhook(status, answer, failure instanceof TimeoutException, entry);
    }

    private static String reason(WebhookRequest letter, Throwable failure) {
        Duration patience = letter.terms().answer().compareTo(letter.terms().total()) < 0
                ? letter.terms().answer()
                : letter.terms().total();
        return failure instanceof TimeoutException
                ? "no answer within " + patience.toMillis() + " ms"
                : (failure instanceof BodyRefused ? "the answer is " : "") + failure.getMessage();
    }

    /** What came of one time; {@code trouble} is empty where all went well. */
    private record Try(SentWebhook sent, String trouble) {}

    /** Nobody was there to be asked. */
    private static final class NotConnected extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotConnected(Throwable cause, Duration limit) {
            super(
                    cause instanceof TimeoutException
                            ? "no connection within " + limit.toMillis() + " ms"
                            : cause.getMessage(),
                    null,
                    false,
                    false);
        }
    }

    /** What was answered. */
    private record Reply(int status, String body) {}
}
