package dev.parley.sandbox.media;

import dev.parley.protocol.http.BodyRefused;
import dev.parley.protocol.http.RawBody;
import dev.parley.sandbox.media.MediaStore.Upload;
import dev.parley.sandbox.time.Timers;
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
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Fetches media from an address over HTTP: five megabytes at most and within ten seconds; redirects are not followed.
 * Fails with a {@link MediaError}, code 11200, or 11751 if too large; its message continues "cannot be fetched: ".
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/accepted-mime-types">Twilio: size limits of media</a>
 */
public final class Downloads {
    /** Twilio's code for a failed HTTP retrieval. */
    public static final int FETCH_FAILED = 11200;
    /** Twilio's code for media that exceed the channel's limit. */
    public static final int TOO_LARGE = 11751;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 5_000_000;
    /** Each may hold a whole media file in memory; further ones wait. */
    private static final int MAX_CONNECTIONS = 8;

    private final Timers timers;
    private final MediaStore store;
    private final Supplier<String> sids;
    private final HttpClient client;

    /** Makes downloads that are kept in a store, each under a new SID. */
    public Downloads(Vertx vertx, Timers timers, MediaStore store, Supplier<String> sids) {
        this.timers = timers;
        this.store = store;
        this.sids = sids;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setConnectTimeout((int) TIMEOUT.toMillis()));
    }

    /** A fetched file that is not stored yet. */
    public record Download(String filename, String type, Buffer content) {}

    /**
     * Fetches one.
     *
     * @param type its content type; {@code null} for the response's
     */
    public Future<Download> fetch(String url, @Nullable String type) {
        Promise<HttpClientRequest> opened = Promise.promise();
        // Started inside a future, so that an invalid address fails the future.
        Future<Download> answered = Future.succeededFuture(url)
                .map(address -> new RequestOptions().setAbsoluteURI(address))
                .compose(client::request)
                .onSuccess(request -> opened.complete(request.exceptionHandler(broken -> {})))
                .compose(HttpClientRequest::send)
                .compose(response -> read(url, type, response));
        return timers.within(TIMEOUT, answered)
                .onFailure(failure -> opened.future().onSuccess(HttpClientRequest::reset))
                .recover(failure -> Future.failedFuture(mediaError(failure)));
    }

    /** Fetches several and keeps them once all have arrived; fails with the first failure. */
    public Future<List<MediaItem>> collect(List<String> urls, String owner, String author) {
        return inTurn(urls, url -> fetch(url, null)).map(fetched -> fetched.stream()
                .map(download -> keep(download, owner, author))
                .toList());
    }

    /** Runs the work for each, one after the other. */
    public static <T, R> Future<List<R>> inTurn(List<T> resources, Function<T, Future<R>> work) {
        Future<List<R>> all = Future.succeededFuture(new ArrayList<>());
        for (T resource : resources) {
            all = all.compose(before -> work.apply(resource).map(done -> {
                before.add(done);
                return before;
            }));
        }
        return all;
    }

    /**
     * Keeps one.
     *
     * @param owner the service or the account that it belongs to
     */
    public MediaItem keep(Download download, String owner, String author) {
        MediaItem mediaItem = new MediaItem(
                sids.get(),
                "media",
                download.filename(),
                download.type(),
                download.content().length());
        store.add(new Upload(mediaItem, owner, author, timers.now(), download.content()));
        return mediaItem;
    }

    private static MediaError mediaError(Throwable failure) {
        if (failure instanceof BodyRefused refused) {
            return new MediaError(400, TOO_LARGE, "it is " + refused.getMessage());
        }
        String reason = failure instanceof TimeoutException
                ? "no answer within " + TIMEOUT.toSeconds() + " s"
                : String.valueOf(failure.getMessage());
        return new MediaError(400, FETCH_FAILED, reason);
    }

    private static Future<Download> read(String url, @Nullable String type, HttpClientResponse response) {
        if (response.statusCode() != 200) {
            // A connection that is closed here needs no log entry.
            response.exceptionHandler(broken -> {});
            return Future.failedFuture("its address answers " + response.statusCode());
        }
        return RawBody.read(response, MAX_BYTES)
                .map(content -> new Download(filename(url), type == null ? type(response) : type, content));
    }

    private static String type(HttpClientResponse response) {
        String type = response.getHeader("Content-Type");
        return type == null ? MediaItem.ANY_TYPE : type;
    }

    private static String filename(String url) {
        String path = url.replaceFirst("[?#].*", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
