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
 * Takes requests in and answers out. Whatever a stranger sends gets one of Twilio's answers: too large a body 413, what
 * cannot be read 400, a fault of ours 500, and never a trace.
 *
 * <p>A REST call with the header {@code X-Sandbox-Client-Identity} is made as that person's SDK client, so that hooks can
 * be watched without a browser. The header is the sandbox's own: Twilio has no such thing.
 */
final class SandboxServer {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxServer.class);
    private static final int MAX_BODY_BYTES = 1 << 20;
    /** It listens on this machine only, so nobody is told from anybody. */
    private static final ClientAddress ANYBODY = new ClientAddress(InetAddress.getLoopbackAddress());

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

    /** Lets through who is no page of another site. */
    private void known(HttpServerRequest request, Consumer<String> next) {
        try {
            originGuard.checkOrigin(request);
            next.accept(originGuard.base(request));
        } catch (ApiError error) {
            send(request.response(), error.answer());
        }
    }

    /** Reads a body by hand: a server that decodes forms itself refuses a field of 8 KiB. */
    private Future<Buffer> read(HttpServerRequest request) {
        Promise<Buffer> read = Promise.promise();
        BodyReader.read(request, MAX_BODY_BYTES, bodies, ANYBODY, new BodyReader.Outcome() {
            @Override
            public void read(Buffer body, BodyBudget.Share share) {
                // What a call makes of it is bounded by what the sandbox keeps.
                share.giveBack();
                read.complete(body);
            }

            @Override
            public void refused(Reason reason) {
                read.fail(
                        reason == Reason.BODY_TOO_LARGE
                                ? new ApiError(413, 20413, "The body is larger than " + MAX_BODY_BYTES + " bytes.")
                                : new ApiError(503, 20503, "Too many bodies are on their way in. Try again."));
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
        LOG.error("The sandbox broke on {} {}: {}", request.method(), request.path(), failure.toString());
        return new ApiError(500, 20500, "The sandbox broke on this. Its log says why.").answer();
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
