package dev.parley.door;

import dev.parley.protocol.http.BodyBudget;
import dev.parley.protocol.http.BodyReader;
import dev.parley.protocol.http.Reason;
import dev.parley.protocol.http.Refusals;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;

/** Handles the requests of one route: checks the head, reads the body, runs the route and writes its response. */
final class InboundRequest implements Handler<RoutingContext> {
    private final VertxHttpConsumer consumer;
    private final HttpSettings settings;
    private final BodyBudgets budgets;
    private final Refusals refusals;
    private final InFlightRequests inFlight;
    private final Cors cors;

    InboundRequest(
            VertxHttpConsumer consumer,
            HttpSettings settings,
            BodyBudgets budgets,
            Refusals refusals,
            InFlightRequests inFlight) {
        this.consumer = consumer;
        this.settings = settings;
        this.budgets = budgets;
        this.refusals = refusals;
        this.inFlight = inFlight;
        this.cors = new Cors(settings.allowedOrigins());
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        String method = request.method().name();
        if (consumer.isForBrowsers() && method.equals("OPTIONS")) {
            answer(request, cors.preflight(request, consumer.allowedMethods()), true);
            return;
        }
        if (!consumer.allows(method)) {
            answer(request, OutboundResponse.bare(405).with(Map.of("Allow", consumer.allowedMethods())), true);
            return;
        }
        RequestHead head = RequestHead.of(request, settings.proxies());
        for (HeadCheck check : consumer.headChecks()) {
            if (!check.mayPass(head)) {
                answer(request, OutboundResponse.bare(check.status()), true);
                return;
            }
        }
        readBody(request, head, context.pathParams());
    }

    private void readBody(HttpServerRequest request, RequestHead head, Map<String, String> pathParameters) {
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            request.response().writeContinue();
        }
        RouteKind kind = consumer.kind();
        BodyReader.read(request, settings.bodies().of(kind), budgets.of(kind), head.client(), new BodyReader.Outcome() {
            @Override
            public void read(Buffer body, BodyBudget.Share share) {
                runRoute(request, new ReceivedRequest(head, request.query(), pathParameters, body, share));
            }

            @Override
            public void refused(Reason reason) {
                refusals.refused(reason, head.client());
                answer(request, OutboundResponse.bare(reason.status()), true);
            }
        });
    }

    private void runRoute(HttpServerRequest request, ReceivedRequest incoming) {
        if (!inFlight.begin()) {
            incoming.share().giveBack();
            answer(request, OutboundResponse.bare(503), false);
            return;
        }
        consumer.handle(incoming, answer -> {
            incoming.share().giveBack();
            answer(request, answer, false).onComplete(written -> inFlight.end());
        });
    }

    /** @param early whether the rest of the body is not read */
    private Future<Void> answer(HttpServerRequest request, OutboundResponse answer, boolean early) {
        // HTTP/2 has no such header, and may have other requests on the connection.
        if (early && hasBody(request) && request.version() != HttpVersion.HTTP_2) {
            request.response().putHeader("Connection", "close");
        }
        return write(request, consumer.isForBrowsers() ? answer.with(cors.headers(request)) : answer);
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        return (length != null && !length.equals("0")) || request.getHeader("Transfer-Encoding") != null;
    }

    /** Writes a response, unless one was written or the connection is closed; completes when it has been sent. */
    static Future<Void> write(HttpServerRequest request, OutboundResponse answer) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return Future.succeededFuture();
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        return response.end(answer.body());
    }
}
