package dev.parley.door;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request's way through the door: is it welcome, what does it say, what is it answered. */
final class Visit implements Handler<RoutingContext> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, Object>> JSON_OBJECT = new TypeReference<>() {};

    private final DoorConsumer consumer;
    private final DoorSettings settings;
    private final Room room;
    private final Inside inside;
    private final Cors cors;

    /** The way back to who asked; completes when the answer has left. */
    private interface Reply {
        Future<Void> give(Answer answer);
    }

    Visit(DoorConsumer consumer, DoorSettings settings, Room room, Inside inside) {
        this.consumer = consumer;
        this.settings = settings;
        this.room = room;
        this.inside = inside;
        this.cors = new Cors(settings.allowedOrigins());
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest asked = context.request();
        String method = asked.method().name();
        if (consumer.isForBrowsers() && method.equals("OPTIONS")) {
            write(asked, cors.preflight(asked, consumer.allowedMethods()));
        } else if (!consumer.allows(method)) {
            answer(asked, Answer.bare(405).with(Map.of("Allow", consumer.allowedMethods())));
        } else {
            readBody(asked, context.pathParams());
        }
    }

    private void readBody(HttpServerRequest asked, Map<String, String> pathParameters) {
        Buffer body = Buffer.buffer();
        Room.Share share = room.new Share();
        Reply answerTo = answer -> {
            share.giveBack();
            return answer(asked, answer);
        };
        asked.response().closeHandler(gone -> {
            // Once it has been read the route holds it, whether or not its caller still waits.
            if (!asked.isEnded()) {
                share.giveBack();
            }
        });
        asked.handler(chunk -> {
            if (asked.response().ended()) {
                return;
            }
            boolean tooLarge = body.length() + chunk.length() > settings.maxBodyBytes();
            if (tooLarge || !share.take(chunk.length())) {
                hangUpAfter(asked);
                answerTo.give(Answer.bare(tooLarge ? 413 : 503));
            } else {
                body.appendBuffer(chunk);
            }
        });
        asked.endHandler(end -> {
            if (!asked.response().ended()) {
                runRoute(asked, pathParameters, body, answerTo);
            }
        });
    }

    /** What is still on its way is not worth reading. HTTP/2 has no such header, and other requests on the connection. */
    private static void hangUpAfter(HttpServerRequest asked) {
        if (asked.version() != HttpVersion.HTTP_2) {
            asked.response().putHeader("Connection", "close");
        }
    }

    private void runRoute(HttpServerRequest asked, Map<String, String> pathParameters, Buffer bytes, Reply answerTo) {
        Request request;
        Map<String, Object> body;
        try {
            request = read(asked, bytes);
            body = bodyForRoute(request, pathParameters);
        } catch (IOException | IllegalArgumentException e) {
            // A broken escape, or JSON that is no object: the sender's fault.
            answerTo.give(Answer.bare(400));
            return;
        }
        if (inside.enter()) {
            consumer.handle(
                    request, asked, body, answer -> answerTo.give(answer).onComplete(written -> inside.leave()));
        } else {
            answerTo.give(Answer.bare(503));
        }
    }

    private Request read(HttpServerRequest asked, Buffer bytes) {
        String query = asked.query();
        return new Request(
                asked.method().name(),
                asked.uri(),
                asked.headers(),
                query == null ? Fields.NONE : Fields.parse(query),
                Request.isForm(asked.headers()) ? Fields.parse(bytes.toString(StandardCharsets.UTF_8)) : Fields.NONE,
                bytes,
                settings.proxies().clientOf(asked.remoteAddress(), asked.headers()));
    }

    /** The query, over it the form or the JSON object, over it the parts of the path. */
    private static Map<String, Object> bodyForRoute(Request request, Map<String, String> pathParameters)
            throws IOException {
        Map<String, Object> fields =
                request.query().overriddenBy(request.form()).asBody();
        if (pathParameters.isEmpty() && !request.isJson()) {
            return fields;
        }
        Map<String, Object> body = new LinkedHashMap<>(fields);
        if (request.isJson() && request.body().length() > 0) {
            Map<String, Object> object = JSON.readValue(request.body().getBytes(), JSON_OBJECT);
            if (object == null) {
                throw new IllegalArgumentException("the JSON text null is no object");
            }
            body.putAll(object);
        }
        body.putAll(pathParameters);
        return Collections.unmodifiableMap(body);
    }

    private Future<Void> answer(HttpServerRequest asked, Answer answer) {
        return write(asked, consumer.isForBrowsers() ? answer.with(cors.headers(asked)) : answer);
    }

    /** Writes an answer, unless there was one or nobody waits for it; completes when it has left. */
    static Future<Void> write(HttpServerRequest asked, Answer answer) {
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
