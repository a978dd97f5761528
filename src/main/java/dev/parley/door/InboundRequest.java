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

/** One request's way through the door: is it welcome, what does it say, what is it answered. */
final class InboundRequest implements Handler<RoutingContext> {
    private final VertxHttpConsumer consumer;
    private final HttpSettings settings;
    private final BodyBudgets budgets;
    private final Refusals refusals;
    private final InFlightRequests inside;
    private final Cors cors;

    InboundRequest(
            VertxHttpConsumer consumer,
            HttpSettings settings,
            BodyBudgets budgets,
            Refusals refusals,
            InFlightRequests inside) {
        this.consumer = consumer;
        this.settings = settings;
        this.budgets = budgets;
        this.refusals = refusals;
        this.inside = inside;
        this.cors = new Cors(settings.allowedOrigins());
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest asked = context.request();
        String method = asked.method().name();
        if (consumer.isForBrowsers() && method.equals("OPTIONS")) {
            answer(asked, cors.preflight(asked, consumer.allowedMethods()), true);
            return;
        }
        if (!consumer.allows(method)) {
            answer(asked, OutboundResponse.bare(405).with(Map.of("Allow", consumer.allowedMethods())), true);
            return;
        }
        RequestHead head = RequestHead.of(asked, settings.proxies());
        for (HeadCheck check : consumer.headChecks()) {
            if (!check.mayPass(head)) {
                answer(asked, OutboundResponse.bare(check.status()), true);
                return;
            }
        }
        readBody(asked, head, context.pathParams());
    }

    private void readBody(HttpServerRequest asked, RequestHead head, Map<String, String> pathParameters) {
        if ("100-continue".equalsIgnoreCase(asked.getHeader("Expect"))) {
            asked.response().writeContinue();
        }
        RouteKind kind = consumer.kind();
        BodyReader.read(asked, settings.bodies().of(kind), budgets.of(kind), head.client(), new BodyReader.Outcome() {
            @Override
            public void read(Buffer body, BodyBudget.Share share) {
                runRoute(asked, new ReceivedRequest(head, asked.query(), pathParameters, body, share));
            }

            @Override
            public void refused(Reason reason) {
                refusals.refused(reason, head.client());
                answer(asked, OutboundResponse.bare(reason.status()), true);
            }
        });
    }

    private void runRoute(HttpServerRequest asked, ReceivedRequest incoming) {
        if (!inside.enter()) {
            incoming.share().giveBack();
            answer(asked, OutboundResponse.bare(503), false);
            return;
        }
        consumer.handle(incoming, answer -> {
            incoming.share().giveBack();
            answer(asked, answer, false).onComplete(written -> inside.leave());
        });
    }

    /** @param early whether what is still on its way is not worth reading */
    private Future<Void> answer(HttpServerRequest asked, OutboundResponse answer, boolean early) {
        // HTTP/2 has no such header, and other requests on the connection.
        if (early && hasBody(asked) && asked.version() != HttpVersion.HTTP_2) {
            asked.response().putHeader("Connection", "close");
        }
        return write(asked, consumer.isForBrowsers() ? answer.with(cors.headers(asked)) : answer);
    }

    private static boolean hasBody(HttpServerRequest asked) {
        String length = asked.getHeader("Content-Length");
        return (length != null && !length.equals("0")) || asked.getHeader("Transfer-Encoding") != null;
    }

    /** Writes an answer, unless there was one or nobody waits for it; completes when it has left. */
    static Future<Void> write(HttpServerRequest asked, OutboundResponse answer) {
        HttpServerResponse response = asked.response();
        if (response.ended() || response.closed()) {
            return Future.succeededFuture();
        }
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        response.putHeader("Cache-Control", "no-store");
        return response.end(answer.body());
    }
}
