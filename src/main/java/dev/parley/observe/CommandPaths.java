package dev.parley.observe;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.BodyRefused;
import dev.parley.protocol.http.RawBody;
import dev.parley.protocol.http.RefusalLog;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of a running Parley at {@code /observe/dead-letters}: {@code GET} lists them, {@code GET …/{letter}} shows
 * one, {@code POST …/replay} and {@code …/drop} take the selection as a form. They contain people's messages, so only a
 * program on this machine that has the {@linkplain CommandSecret secret} of this run is answered: no other machine, no page
 * in a browser, and no request through a proxy.
 */
final class CommandPaths {
    /** Web pages cannot send this header to another site without a CORS preflight, and proxies do not add it. */
    static final String COMMAND_HEADER = "X-Parley-Command";

    static final String PATH = "/observe/dead-letters";

    private static final Logger LOG = LoggerFactory.getLogger(CommandPaths.class);
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int ONE_AT_A_TIME = 1;
    /** A hundred thousand letters take minutes, and Vert.x would warn after one. */
    private static final Duration MAX_COMMAND_TIME = Duration.ofHours(1);

    private static final List<String> LOOPBACK_NAMES = List.of("127.0.0.1", "localhost", "::1", "[::1]");

    /** Headers of browsers and proxies. */
    private static final List<String> BROWSER_AND_PROXY_HEADERS =
            List.of("Origin", "Sec-Fetch-Site", "Forwarded", "X-Forwarded-For", "Via");

    private final CommandHandler commands;
    private final CommandSecret secret;
    private final RefusalLog refusals;
    /** One thread: a list may take a quarter of the memory, and concurrent commands would wait for each other's letters. */
    private final WorkerExecutor worker;

    CommandPaths(Vertx vertx, CommandHandler commands, CommandSecret secret, RefusalLog refusals) {
        this.commands = commands;
        this.secret = secret;
        this.refusals = refusals;
        worker = vertx.createSharedWorkerExecutor(
                "dead-letters", ONE_AT_A_TIME, MAX_COMMAND_TIME.toSeconds(), TimeUnit.SECONDS);
    }

    void addTo(Router router) {
        // Vert.x would log a stack trace for an invalid percent-escape.
        router.errorHandler(400, routing -> refuse(routing, 400, "There is no such path."));
        router.route(PATH + "*").handler(this::guard);
        router.get(PATH).handler(routing -> answer(routing, "list", query(routing)));
        router.get(PATH + "/*").handler(routing -> answer(routing, "show", "letter=" + letter(routing)));
        router.post(PATH + "/replay").handler(routing -> answerForm(routing, "replay"));
        router.post(PATH + "/drop").handler(routing -> answerForm(routing, "drop"));
    }

    private void guard(RoutingContext routing) {
        HttpServerRequest request = routing.request();
        boolean isFromLoopback = isLoopback(request.remoteAddress().hostAddress());
        // Against DNS rebinding: the page of another site has that site's name as host.
        HostAndPort host = request.authority();
        boolean isToLoopback = host != null && LOOPBACK_NAMES.contains(host.host());
        boolean isFromProgram = request.headers().contains(COMMAND_HEADER)
                && BROWSER_AND_PROXY_HEADERS.stream().noneMatch(request.headers()::contains);
        if (!(isFromLoopback && isToLoopback && isFromProgram)) {
            log(request, "it was not sent directly by a program on this machine");
            refuse(routing, 403, "Only the command parley dead-letters on this machine is allowed.");
        } else if (!secret.isKnownTo(request.headers().getAll("Authorization"))) {
            log(request, "it did not have this run's secret");
            routing.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(routing, 401, "The secret of this Parley is required.");
        } else {
            routing.next();
        }
    }

    private void log(HttpServerRequest request, String reason) {
        String kind = "Refused a request about dead letters: " + reason;
        refusals.refused(kind, request.remoteAddress().hostAddress(), () -> kind + ".");
    }

    private static boolean isLoopback(@Nullable String address) {
        return address != null
                && (address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1"));
    }

    private static String query(RoutingContext routing) {
        String query = routing.request().query();
        return query == null ? "" : query;
    }

    /** Returns the letter in the path, still escaped. */
    private static String letter(RoutingContext routing) {
        return routing.request().path().substring(PATH.length() + 1);
    }

    private void answerForm(RoutingContext routing, String command) {
        RawBody.read(routing.request(), MAX_BODY_BYTES)
                .onSuccess(form -> answer(routing, command, form.toString()))
                .onFailure(failure -> {
                    if (failure instanceof BodyRefused) {
                        refuse(
                                routing,
                                413,
                                "A command may have at most " + MAX_BODY_BYTES / 1024 + " KiB: name fewer letters.");
                    }
                });
    }

    private void answer(RoutingContext routing, String command, String form) {
        worker.executeBlocking(
                        () -> {
                            try (InputStream answer = commands.answer(command, FormParameters.decode(form))) {
                                new LongAnswer(begin(routing, 200)).send(answer);
                            }
                            return null;
                        },
                        false)
                .onFailure(failure -> refuse(routing, failure));
    }

    private static void refuse(RoutingContext routing, Throwable failure) {
        if (routing.response().closed()) {
            LOG.debug("The client of a command about dead letters has disconnected", failure);
            return;
        }
        if (failure instanceof IllegalArgumentException) {
            refuse(routing, 400, String.valueOf(failure.getMessage()));
            return;
        }
        if (!(failure instanceof IllegalStateException)) {
            LOG.warn("A command about dead letters failed: {}", failure.toString());
            LOG.debug("A command about dead letters failed", failure);
        }
        refuse(routing, 503, String.valueOf(failure.getMessage()));
    }

    private static void refuse(RoutingContext routing, int status, String error) {
        end(routing, status, new JsonObject().put("error", error).encode());
    }

    private static void end(RoutingContext routing, int status, String json) {
        HttpServerResponse response = routing.response();
        if (response.headWritten()) {
            // The client recognizes an incomplete response by the closed connection.
            routing.request().connection().close();
        } else if (!response.closed()) {
            begin(routing, status).end(json);
        }
    }

    private static HttpServerResponse begin(RoutingContext routing, int status) {
        return routing.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store");
    }
}
