package dev.parley.sandbox.studio;

import dev.parley.protocol.http.BodyRefused;
import dev.parley.protocol.http.RawBody;
import dev.parley.sandbox.flow.FetchRequest;
import dev.parley.sandbox.flow.FetchResponse;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Sends the HTTP requests of flows: http and https only, ten seconds, as in Studio, and 64 KiB of a response; redirects
 * are not followed. Requests to Twilio's APIs go to this sandbox, so that a flow which adds a participant with a
 * request to Conversations does so here; nothing is sent to Twilio.
 */
public final class HttpFetcher {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_BYTES = 64 << 10;
    private static final int MAX_CONNECTIONS = 64;
    private static final int MAX_WAITING = 1_000;
    private static final Pattern OWN_APIS =
            Pattern.compile("https://(conversations|studio|api)(\\.[a-z0-9-]+){0,2}\\.twilio\\.com(?=/|$)");
    private static final Pattern TWILIO =
            Pattern.compile("https?://[a-z0-9.-]+\\.twilio\\.com([:/?#].*)?", Pattern.DOTALL);

    private final Timers timers;
    private final HttpClient client;
    private final Supplier<URI> baseUrl;

    /** Makes a fetcher; {@code baseUrl} is the address of the sandbox. */
    public HttpFetcher(Vertx vertx, Timers timers, Supplier<URI> baseUrl) {
        this.timers = timers;
        this.baseUrl = baseUrl;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectTimeout((int) TIMEOUT.toMillis()));
    }

    /** Sends one request. */
    Future<FetchResponse> fetch(FetchRequest request) {
        String url = OWN_APIS.matcher(request.url()).replaceFirst(baseUrl.get().toString());
        if (TWILIO.matcher(url).matches()) {
            return Future.failedFuture("\"" + ApiError.brief(url)
                    + "\" is a Twilio API that the sandbox does not have: it has conversations, studio and api.");
        }
        if (!Form.isUrl(url)) {
            return Future.failedFuture(
                    "\"" + ApiError.brief(url) + "\" is not an address: expected http:// or https://.");
        }
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method()))
                .putHeader("Accept", "*/*")
                .putHeader("User-Agent", "TwilioProxy/1.1");
        if (!request.contentType().isEmpty()) {
            options.putHeader("Content-Type", request.contentType());
        }
        if (request.isTwilios()) {
            options.putHeader("Authorization", SandboxAccount.authorization());
        }
        return exchange(options, url, request.body());
    }

    private Future<FetchResponse> exchange(RequestOptions options, String url, String body) {
        Promise<HttpClientRequest> opened = Promise.promise();
        // Started inside a future, so that an invalid address fails the future.
        Future<FetchResponse> answered = Future.succeededFuture(url)
                .map(options::setAbsoluteURI)
                .compose(client::request)
                .onSuccess(request -> opened.complete(request.exceptionHandler(broken -> {})))
                .compose(request -> body.isEmpty() ? request.send() : request.send(body))
                .compose(HttpFetcher::read);
        return timers.within(TIMEOUT, answered)
                .onFailure(failure -> opened.future().onSuccess(HttpClientRequest::reset))
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException
                                ? new TimeoutException("no answer within " + TIMEOUT.toSeconds() + " s")
                                : failure));
    }

    private static Future<FetchResponse> read(HttpClientResponse response) {
        String type = response.getHeader("Content-Type");
        return RawBody.read(response, MAX_BYTES)
                .map(body -> new FetchResponse(response.statusCode(), type == null ? "" : type, body.toString()))
                .recover(failure -> failure instanceof BodyRefused refused
                        ? Future.failedFuture("the answer is " + refused.getMessage())
                        : Future.failedFuture(failure));
    }
}
