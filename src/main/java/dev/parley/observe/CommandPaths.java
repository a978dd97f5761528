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
 * The dead letters of a running Parley, at {@code /observe/dead-letters}: {@code GET} lists them, {@code GET …/{letter}} shows
 * one, {@code POST …/replay} and {@code …/drop} take the selection as a form. They hold what people wrote, so only a program on
 * this machine is answered which knows the {@linkplain CommandSecret secret} of this run: never another machine, nor a page that
 * a browser on this one shows, nor who comes through a proxy.
 */
final class CommandPaths {
    /** What no page can send to another site unasked, and no proxy makes up. */
    static final String COMMAND_HEADER = "X-Parley-Command";

    static final String PATH = "/observe/dead-letters";

    private static final Logger LOG = LoggerFactory.getLogger(CommandPaths.class);
    private static final int MAX_BODY_BYTES = 64 * 1024;
    private static final int ONE_AT_A_TIME = 1;
    /** A hundred thousand letters take minutes, and Vert.x would warn after one. */
    private static final Duration LONGEST_COMMAND = Duration.ofHours(1);

    private static final List<String> LOOPBACK_NAMES = List.of("127.0.0.1", "localhost", "::1", "[::1]");

    /** What browsers and proxies say of themselves. */
    private static final List<String> TELLTALES =
            List.of("Origin", "Sec-Fetch-Site", "Forwarded", "X-Forwarded-For", "Via");

    private final CommandHandler commands;
    private final CommandSecret secret;
    private final RefusalLog refusals;
    /** A list may take a quarter of the memory, and two who take letters are in each other's way. */
    private final WorkerExecutor worker;

    CommandPaths(Vertx vertx, CommandHandler commands, CommandSecret secret, RefusalLog refusals) {
        this.commands = commands;
        this.secret = secret;
        this.refusals = refusals;
        worker = vertx.createSharedWorkerExecutor(
                "dead-letters", ONE_AT_A_TIME, LONGEST_COMMAND.toSeconds(), TimeUnit.SECONDS);
    }

    void addTo(Router router) {
        // Vert.x would print a stack trace for whoever writes a percent-escape that is none.
        router.errorHandler(400, asked -> refuse(asked, 400, "There is no such path."));
        router.route(PATH + "*").handler(this::guard);
        router.get(PATH).handler(asked -> answer(asked, "list", query(asked)));
        router.get(PATH + "/*").handler(asked -> answer(asked, "show", "letter=" + letter(asked)));
        router.post(PATH + "/replay").handler(asked -> answerForm(asked, "replay"));
        router.post(PATH + "/drop").handler(asked -> answerForm(asked, "drop"));
    }

    private void guard(RoutingContext asked) {
        HttpServerRequest request = asked.request();
        boolean fromHere = isLoopback(request.remoteAddress().hostAddress());
        // A page of a site whose name leads to this machine would name that site.
        HostAndPort called = request.authority();
        boolean toHere = called != null && LOOPBACK_NAMES.contains(called.host());
        boolean byProgram =
                request.headers().contains(COMMAND_HEADER) && TELLTALES.stream().noneMatch(request.headers()::contains);
        if (!(fromHere && toHere && byProgram)) {
            log(request, "it did not come straight from a program on this machine");
            refuse(asked, 403, "Only the command parley dead-letters on this machine is answered.");
        } else if (!secret.isKnownTo(request.headers().getAll("Authorization"))) {
            log(request, "it did not know this run's secret");
            asked.response().putHeader("WWW-Authenticate", "Bearer");
            refuse(asked, 401, "Only who knows the secret of this Parley is answered.");
        } else {
            asked.next();
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

    private static String query(RoutingContext asked) {
        String query = asked.request().query();
        return query == null ? "" : query;
    }

    /** Returns the letter as it stands in the path, still escaped. */
    private static String letter(RoutingContext asked) {
        return asked.request().path().substring(PATH.length() + 1);
    }

    private void answerForm(RoutingContext asked, String command) {
        RawBody.read(asked.request(), MAX_BODY_BYTES)
                .onSuccess(form -> answer(asked, command, form.toString()))
                .onFailure(failure -> {
                    if (failure instanceof BodyRefused) {
                        refuse(
                                asked,
                                413,
                                "A command may name " + MAX_BODY_BYTES / 1024 + " KiB at most: name fewer letters.");
                    }
                });
    }

    private void answer(RoutingContext asked, String command, String form) {
        worker.executeBlocking(
                        () -> {
                            try (InputStream answer = commands.answer(command, FormParameters.decode(form))) {
                                new LongAnswer(begin(asked, 200)).send(answer);
                            }
                            return null;
                        },
                        false)
                .onFailure(failure -> refuse(asked, failure));
    }

    private static void refuse(RoutingContext asked, Throwable failure) {
        if (asked.response().closed()) {
            LOG.debug("Nobody waits any more for an answer about dead letters", failure);
            return;
        }
        if (failure instanceof IllegalArgumentException) {
            refuse(asked, 400, String.valueOf(failure.getMessage()));
            return;
        }
        if (!(failure instanceof IllegalStateException)) {
            LOG.warn("A command about dead letters failed: {}", failure.toString());
            LOG.debug("A command about dead letters failed", failure);
        }
        refuse(asked, 503, String.valueOf(failure.getMessage()));
    }

    private static void refuse(RoutingContext asked, int status, String error) {
        end(asked, status, new JsonObject().put("error", error).encode());
    }

    private static void end(RoutingContext asked, int status, String json) {
        HttpServerResponse response = asked.response();
        if (response.headWritten()) {
            // Half an answer is known by its end.
            asked.request().connection().close();
        } else if (!response.closed()) {
            begin(asked, status).end(json);
        }
    }

    private static HttpServerResponse begin(RoutingContext asked, int status) {
        return asked.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store");
    }
}
