package dev.parley.sandbox.control;

import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import dev.parley.sandbox.rest.Refusal;
import dev.parley.sandbox.time.Alarms;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What a phone sends beside its words, by the names that Twilio has for it when it tells of a message: {@code NumMedia}, and
 * so many of {@code MediaUrl0}, {@code MediaContentType0} (absent: what the answer says) and so on. Each is fetched over HTTP,
 * five megabytes at most and within ten seconds; redirects are not followed.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio: media of a message that comes in</a>
 */
public final class Attachments {
    private static final int FETCH_FAILED = 63019;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 5_000_000;
    /** Each may hold a whole medium in memory; what comes on top waits. */
    private static final int MAX_CONNECTIONS = 8;

    private final Alarms alarms;
    private final HttpClient client;

    public Attachments(Vertx vertx, Alarms alarms) {
        this.alarms = alarms;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout((int) PATIENCE.toMillis()));
    }

    /**
     * Where one is.
     *
     * @param type what it is; {@code null} where its answer says
     */
    record Link(String field, String url, @Nullable String type) {}

    /** One that is here. */
    record Fetched(String filename, String type, Buffer content) {}

    /** Reads where they are; none where there is no {@code NumMedia}. */
    static List<Link> in(Form form) {
        List<Link> links = new ArrayList<>();
        int count = form.within("NumMedia", 0, Limits.MEDIA, 0);
        for (int i = 0; i < count; i++) {
            String field = "MediaUrl" + i;
            form.required(field);
            links.add(new Link(field, String.valueOf(form.url(field)), form.text("MediaContentType" + i, Limits.NAME)));
        }
        if (count == 0 && form.has("MediaUrl0")) {
            throw Refusal.badParameter("MediaUrl0 is there, and NumMedia does not say how many there are.");
        }
        return links;
    }

    /** Fetches them one after the other. */
    Future<List<Fetched>> fetch(List<Link> links) {
        Future<List<Fetched>> all = Future.succeededFuture(new ArrayList<>());
        for (Link link : links) {
            all = all.compose(before -> fetch(link).map(fetched -> {
                before.add(fetched);
                return before;
            }));
        }
        return all;
    }

    private Future<Fetched> fetch(Link link) {
        Promise<HttpClientRequest> opened = Promise.promise();
        Future<Fetched> answered = client.request(new RequestOptions().setAbsoluteURI(link.url()))
                .onSuccess(request -> opened.complete(request.exceptionHandler(broken -> {})))
                .compose(HttpClientRequest::send)
                .compose(response -> read(link, response));
        return alarms.within(PATIENCE, answered)
                .onFailure(failure -> opened.future().onSuccess(HttpClientRequest::reset))
                .recover(failure -> Future.failedFuture(
                        new Refusal(400, FETCH_FAILED, link.field() + " cannot be fetched: " + reason(failure) + ".")));
    }

    private static String reason(Throwable failure) {
        return failure instanceof TimeoutException
                ? "no answer within " + PATIENCE.toSeconds() + " s"
                : String.valueOf(failure.getMessage());
    }

    private static Future<Fetched> read(Link link, HttpClientResponse response) {
        if (response.statusCode() != 200) {
            // What is hung up on here need not be told to the log.
            response.exceptionHandler(broken -> {});
            return Future.failedFuture("its address answers " + response.statusCode());
        }
        Promise<Fetched> read = Promise.promise();
        Buffer content = Buffer.buffer();
        response.handler(part -> {
            if (content.length() + part.length() <= MAX_BYTES) {
                content.appendBuffer(part);
            } else {
                read.tryFail("it is larger than " + MAX_BYTES + " bytes");
            }
        });
        response.exceptionHandler(read::tryFail);
        response.endHandler(end -> read.tryComplete(new Fetched(filename(link), type(link, response), content)));
        return read.future();
    }

    private static String type(Link link, HttpClientResponse response) {
        String answered = response.getHeader("Content-Type");
        String type = link.type() != null ? link.type() : answered;
        return type == null ? "application/octet-stream" : type;
    }

    private static String filename(Link link) {
        String path = link.url().replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
