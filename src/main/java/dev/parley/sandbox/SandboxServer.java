package dev.parley.sandbox;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.BodyBudget;
import dev.parley.protocol.http.BodyReader;
import dev.parley.protocol.http.ClientAddress;
import dev.parley.protocol.http.Reason;
import dev.parley.sandbox.control.FaultPaths;
import dev.parley.sandbox.media.MediaServer;
import dev.parley.sandbox.page.PageClients;
import dev.parley.sandbox.resource.TextMedia;
import dev.parley.sandbox.rest.Actor;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.BoundedHistory;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.RecordedCall;
import dev.parley.sandbox.twilsock.Sockets;
import dev.parley.sandbox.world.World;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives HTTP requests. Any input gets one of Twilio's error responses: 413 for a body that is too large, 400 for
 * what cannot be read, 500 for an error of the sandbox, never a stack trace.
 *
 * <p>A REST call with the header {@code X-Sandbox-Client-Identity} is made as that user's SDK client, so that
 * pre-action webhooks can be observed without a browser. Twilio has no such header.
 */
final class SandboxServer {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final int MAX_BODY_BYTES = 1 << 20;
    /** The sandbox listens on this machine only, so callers share one budget. */
    private static final ClientAddress ALL_CALLERS = new ClientAddress(InetAddress.getLoopbackAddress());

    private static final Pattern API = Pattern.compile("/(v1|v2|2010-04-01)/");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String CLIENT = "X-Sandbox-Client-Identity";

    private final World world;
    private final OriginGuard originGuard;
    private final Sockets sockets;
    private final MediaServer media;
    private final Paths paths;
    private final FaultPaths faults;
    private final RateLimit limit;
    private final BoundedHistory<RecordedCall> calls;
    private final BodyBudget bodies = new BodyBudget(Runtime.getRuntime().maxMemory() / 16, MAX_BODY_BYTES);
    private final PageClients pageClients;

    SandboxServer(
            World world,
            OriginGuard originGuard,
            Sockets sockets,
            MediaServer media,
            Paths paths,
            FaultPaths faults,
            RateLimit limit,
            BoundedHistory<RecordedCall> calls,
            PageClients pageClients) {
        this.world = world;
        this.originGuard = originGuard;
        this.sockets = sockets;
        this.media = media;
        this.paths = paths;
        this.faults = faults;
        this.limit = limit;
        this.calls = calls;
        this.pageClients = pageClients;
    }

    World world() {
        return world;
    }

    void take(HttpServerRequest request) {
        if (Sockets.isWantedBy(request)) {
            known(request, base -> sockets.open(request));
            return;
        }
        if (MediaServer.isWantedBy(request)) {
            known(request, base -> media.take(request, base));
            return;
        }
        if (PageClients.isWantedBy(request)) {
            known(request, base -> pageClients.follow(request));
            return;
        }
        Instant at = world.now();
        read(request)
                .compose(body -> answer(request, body, at))
                .otherwise(failure -> answerTo(failure, request))
                .onSuccess(answer -> send(request.response(), answer));
    }

    /** Answers unless the request comes from a page of another site. */
    private void known(HttpServerRequest request, Consumer<String> next) {
        try {
            originGuard.checkOrigin(request);
            next.accept(originGuard.base(request));
        } catch (ApiError error) {
            send(request.response(), error.answer());
        }
    }

    /** Reads the body itself: Vert.x's form decoder refuses a field of 8 KiB. */
    private Future<Buffer> read(HttpServerRequest request) {
        Promise<Buffer> read = Promise.promise();
        BodyReader.read(request, MAX_BODY_BYTES, bodies, ALL_CALLERS, new BodyReader.Outcome() {
            @Override
            public void read(Buffer body, BodyBudget.Share share) {
                // What a call stores is bounded by the sandbox's capacity.
                share.giveBack();
                read.complete(body);
            }

            @Override
            public void refused(Reason reason) {
                read.fail(
                        reason == Reason.BODY_TOO_LARGE
                                ? new ApiError(413, 20413, "The body is larger than " + MAX_BODY_BYTES + " bytes.")
                                : new ApiError(503, 20503, "Too many request bodies are being received. Try again."));
            }
        });
        return read.future();
    }

    private Future<ApiResponse> answer(HttpServerRequest request, Buffer body, Instant at) {
        String path = request.path() == null ? "" : request.path();
        String base = originGuard.base(request);
        FormParameters query = request.query() == null ? FormParameters.NONE : parse(request.query());
        ApiCall call = call(request, path, base, query, form(request, body));
        if (API.matcher(path).lookingAt() && !TextMedia.isContent(path)) {
            return attempt(() -> authorised(request, call))
                    .otherwise(failure -> answerTo(failure, request))
                    .onSuccess(answer -> calls.add(call.record(at, world.now(), answer), call.estimatedSize()));
        }
        if (!call.method().equals("GET")) {
            originGuard.checkOrigin(request);
        }
        return paths.answer(call);
    }

    private Future<ApiResponse> authorised(HttpServerRequest request, ApiCall call) {
        originGuard.checkPassword(request);
        return faults.insteadOf(call, () -> attempt(() -> {
                    limit.count(call);
                    return paths.answer(call);
                })
                .otherwise(failure -> answerTo(failure, request)));
    }

    private static Future<ApiResponse> attempt(Supplier<Future<ApiResponse>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static ApiCall call(
            HttpServerRequest request, String path, String base, FormParameters query, FormParameters form) {
        return new ApiCall(request.method().name(), path, base, query, form, actor(request));
    }

    private static Actor actor(HttpServerRequest request) {
        String identity = request.getHeader(CLIENT);
        if (identity != null) {
            return Actor.client(identity);
        }
        return "true".equalsIgnoreCase(request.getHeader("X-Twilio-Webhook-Enabled")) ? Actor.API : Actor.SILENT_API;
    }

    private static FormParameters form(HttpServerRequest request, Buffer body) {
        if (body.length() == 0) {
            return FormParameters.NONE;
        }
        String type = request.getHeader("Content-Type");
        if (type != null && !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw ApiError.badParameter("Twilio reads forms: send the body as " + FORM + ".");
        }
        return parse(body.toString());
    }

    private static FormParameters parse(String urlEncoded) {
        try {
            return FormParameters.parse(urlEncoded);
        } catch (IllegalArgumentException e) {
            throw ApiError.badParameter("The request has " + e.getMessage() + ".");
        }
    }

    private static ApiResponse answerTo(Throwable failure, HttpServerRequest request) {
        if (failure instanceof ApiError error) {
            return error.answer();
        }
        LOG.error("The sandbox failed on {} {}: {}", request.method(), request.path(), failure.toString());
        return new ApiError(500, 20500, "The sandbox failed on this request. See its log.").answer();
    }

    private static void send(HttpServerResponse response, ApiResponse answer) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (answer.isHangUp()) {
            response.reset();
            return;
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.end(answer.body());
    }
}
