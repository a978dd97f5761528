package dev.parley.sandbox.webhook;

import dev.parley.door.Fields;
import dev.parley.sandbox.rest.Dates;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Ledger;
import dev.parley.sandbox.time.Alarms;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls those who listen, as Twilio's proxy does: a signed form, once, with little time to answer. What was sent and what
 * was answered is kept.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhook security</a>
 */
public final class Caller implements Mishaps.Post {
    /** How much of an answer is read; a hook's answer holds a message at most. */
    private static final int MAX_ANSWER_BYTES = 256 << 10;

    /** To one listener. Whoever waits for a connection loses patience, so there are many. */
    private static final int MAX_CONNECTIONS = 512;

    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** By the machine's own clock: where the sandbox's stands still, nobody is waited for without end. */
    private static final int MAX_IDLE_SECONDS = 60;

    private static final int MAX_KEPT = 1_000;
    private static final long MAX_KEPT_CHARACTERS = 16L << 20;

    private final World world;
    private final Alarms alarms;
    private final Mishaps mishaps;
    private final HttpClient client;
    private final Ledger<JsonObject> sent = new Ledger<>(MAX_KEPT, MAX_KEPT_CHARACTERS);

    public Caller(Vertx vertx, World world, Alarms alarms, Mishaps mishaps) {
        this.world = world;
        this.alarms = alarms;
        this.mishaps = mishaps;
        // A connection for each call, as Twilio has it: one that was kept may be dead, and there is no second try.
        client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout((int) CONNECT.toMillis())
                .setIdleTimeout(MAX_IDLE_SECONDS));
    }

    /**
     * Returns what was sent, the oldest first: {@code at}, {@code url}, {@code event}, {@code form}, {@code status} and
     * {@code answer} ({@code null} where there was none), {@code error} (why there was none), {@code milliseconds}; of a hook
     * {@code outcome} and {@code code}; of what went wrong on demand {@code fault}, its kind.
     */
    public Ledger<JsonObject> sent() {
        return sent;
    }

    /**
     * Sends a form, or lets that go wrong as {@code Faults} says.
     *
     * @param method {@code POST}, or {@code GET} to send it in the query; letter case does not matter
     * @param event what it is called in the list of what was sent
     * @return what came of it; never fails
     */
    public Future<Sent> call(String method, String address, String event, Fields form) {
        return mishaps.send(Letter.of(method, address, event, form), this);
    }

    @Override
    public Future<Sent> send(Letter letter) {
        Instant at = world.now();
        return exchange(letter)
                .map(reply -> keep(at, letter, reply, null))
                .otherwise(failure -> keep(at, letter, null, failure));
    }

    @Override
    public Sent drop(Letter letter, String why) {
        return keep(world.now(), letter, null, new RejectedExecutionException(why));
    }

    /** Notes what could not even be tried. */
    public void drop(String url, String event, Fields form) {
        drop(Letter.of("POST", url, event, form), "not sent: too many are waiting");
    }

    private Future<Reply> exchange(Letter letter) {
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
        Future<Reply> answered = Future.succeededFuture(letter.url())
                .map(options::setAbsoluteURI)
                .compose(client::request)
                // Whatever breaks a request, its answer fails with it: the log need not be told.
                .onSuccess(request -> opened.complete(request.exceptionHandler(broken -> {})))
                .compose(request ->
                        isGet ? request.send() : request.send(letter.form().encode()))
                .compose(Caller::read);
        return alarms.within(letter.patience(), answered)
                // What has not answered by now is not listened to any longer.
                .onFailure(failure -> opened.future().onSuccess(HttpClientRequest::reset));
    }

    private static Future<Reply> read(HttpClientResponse response) {
        Promise<Reply> read = Promise.promise();
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() + part.length() <= MAX_ANSWER_BYTES) {
                body.appendBuffer(part);
            } else {
                read.tryFail("the answer is larger than " + MAX_ANSWER_BYTES + " bytes");
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(new Reply(response.statusCode(), body.toString())));
        return read.future();
    }

    private Sent keep(Instant at, Letter letter, @Nullable Reply reply, @Nullable Throwable failure) {
        Integer status = reply == null ? null : reply.status();
        String answer = reply == null ? "" : reply.body();
        JsonObject entry = new JsonObject()
                .put("at", Dates.inMilliseconds(at))
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
        sent.add(entry, letter.url().length() + answer.length() + new Form(letter.form()).weight());
        return new Sent(status, answer, failure instanceof TimeoutException, entry);
    }

    private static String reason(Letter letter, Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer within " + letter.patience().toMillis() + " ms"
                : String.valueOf(failure.getMessage());
    }

    /** What was answered. */
    private record Reply(int status, String body) {}
}
