package dev.parley.door;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the requests of one {@code platform-http:} endpoint to its route, and the route's answer back. */
final class DoorConsumer extends DefaultConsumer implements PlatformHttpConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(DoorConsumer.class);

    /** More than Twilio sends; a signature over ten mebibytes would keep everybody waiting. */
    private static final int MOST_BYTES_TO_READ_HERE = 64 * 1024;

    private final Door door;
    private final List<String> methods;
    private volatile @Nullable RouteTraits traits;

    DoorConsumer(Door door, PlatformHttpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.door = door;
        String restriction = endpoint.getHttpMethodRestrict();
        this.methods = restriction == null
                ? List.of()
                : Stream.of(restriction.toUpperCase(Locale.ROOT).split(","))
                        .map(String::strip)
                        .toList();
    }

    @Override
    public PlatformHttpEndpoint getEndpoint() {
        return (PlatformHttpEndpoint) super.getEndpoint();
    }

    /** Returns whether the route is for pages in a browser, which ask before they ask. */
    boolean isForBrowsers() {
        return traits().isForBrowsers();
    }

    /** Camel tells the route to the consumer around this one, not to this one, and not before all routes have started. */
    private RouteTraits traits() {
        RouteTraits known = traits;
        if (known == null) {
            known = getEndpoint().getCamelContext().getRoutes().stream()
                    .filter(route -> route.getEndpoint() == getEndpoint())
                    .findFirst()
                    .map(RouteTraits::of)
                    .orElse(RouteTraits.UNKNOWN);
            traits = known;
        }
        return known;
    }

    boolean allows(String method) {
        return methods.isEmpty() || methods.contains(method);
    }

    String allowedMethods() {
        return methods.isEmpty() ? "GET,POST,PUT,PATCH,DELETE" : String.join(",", methods);
    }

    /**
     * Runs the route: here if it never waits, else on a thread that is free again while it does. The answer comes on
     * whichever thread ends it.
     *
     * @param body what the route sees as its message body
     */
    void handle(Request request, HttpServerRequest asked, Map<String, Object> body, Consumer<Answer> answerTo) {
        if (!isRunAllowed() || isSuspended()) {
            answerTo.accept(Answer.bare(503));
            return;
        }
        Exchange exchange = createExchange(false);
        request.putInto(exchange);
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader(Exchange.HTTP_METHOD, request.method());
        exchange.getMessage().setHeader(Exchange.HTTP_PATH, asked.path());
        if (traits().neverWaits() && request.body().length() <= MOST_BYTES_TO_READ_HERE) {
            runRoute(exchange, body, answerTo);
            return;
        }
        try {
            door.workers().execute(() -> runRoute(exchange, body, answerTo));
        } catch (RejectedExecutionException e) {
            LOG.warn(
                    "Refused {} {}: more requests than the door has room for. Twilio or the page may ask again.",
                    request.method(),
                    getEndpoint().getPath());
            releaseExchange(exchange, false);
            answerTo.accept(Answer.bare(503));
        }
    }

    private void runRoute(Exchange exchange, Map<String, Object> body, Consumer<Answer> answerTo) {
        try {
            createUoW(exchange);
        } catch (Exception e) {
            exchange.setException(e);
            finish(exchange, body, answerTo);
            return;
        }
        getAsyncProcessor().process(exchange, doneSync -> finish(exchange, body, answerTo));
    }

    private void finish(Exchange exchange, Map<String, Object> body, Consumer<Answer> answerTo) {
        Answer answer = answer(exchange, body);
        doneUoW(exchange);
        releaseExchange(exchange, false);
        answerTo.accept(answer);
    }

    private Answer answer(Exchange exchange, Map<String, Object> body) {
        Exception failure = exchange.getException();
        if (failure == null) {
            try {
                return Answer.of(exchange, body);
            } catch (Exception e) {
                failure = e;
            }
        }
        LOG.error("Answered 500: route {} failed with {}", exchange.getFromRouteId(), failure.toString());
        LOG.debug("What route {} failed with", exchange.getFromRouteId(), failure);
        return Answer.bare(500);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        door.admit(this);
    }

    @Override
    protected void doStop() throws Exception {
        door.dismiss(this);
        super.doStop();
    }
}
