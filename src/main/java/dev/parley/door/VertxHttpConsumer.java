package dev.parley.door;

import dev.parley.protocol.http.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.util.ObjectHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes the requests of one {@code platform-http:} endpoint to its route, and returns the route's response. */
final class VertxHttpConsumer extends DefaultConsumer implements PlatformHttpConsumer {
    private static final Logger LOG = LoggerFactory.getLogger(VertxHttpConsumer.class);

    private final VertxHttpEngine engine;
    private final List<String> methods;
    private final Pattern paths;
    private volatile @Nullable RouteTraits traits;

    VertxHttpConsumer(VertxHttpEngine engine, PlatformHttpEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.engine = engine;
        this.paths = pathsOf(endpoint);
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

    /** Returns whether the route is called by pages in a browser, which send preflight requests. */
    boolean isForBrowsers() {
        return traits().kind() == RouteKind.BROWSER;
    }

    RouteKind kind() {
        return traits().kind();
    }

    List<HeadCheck> headChecks() {
        return traits().headChecks();
    }

    /** Looked up late: Camel sets the route on the consumer around this one, and only when all routes have started. */
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

    /** Returns whether a path, escapes included, belongs to this endpoint. */
    boolean isAt(String path) {
        return paths.matcher(path).matches();
    }

    private static Pattern pathsOf(PlatformHttpEndpoint endpoint) {
        String path = "/" + endpoint.getPath().replaceAll("^/+|/+$", "");
        String pattern =
                Arrays.stream(path.split("\\{\\w+}", -1)).map(Pattern::quote).collect(Collectors.joining("[^/]+"));
        return Pattern.compile(pattern + (endpoint.isMatchOnUriPrefix() ? ".*" : "/?"));
    }

    boolean allows(String method) {
        return methods.isEmpty() || methods.contains(method);
    }

    String allowedMethods() {
        return methods.isEmpty() ? "GET,POST,PUT,PATCH,DELETE" : String.join(",", methods);
    }

    /**
     * Runs the route: on the event loop if it is non-blocking, else on a worker thread, which is free while the route waits. The
     * response is always given, on the thread that ends the route.
     */
    void handle(ReceivedRequest incoming, Consumer<OutboundResponse> answerTo) {
        if (!isRunAllowed() || isSuspended()) {
            answerTo.accept(OutboundResponse.bare(503));
            return;
        }
        if (traits().isNonBlocking() && incoming.mayBeReadOnEventLoop()) {
            runRoute(incoming, answerTo);
            return;
        }
        try {
            engine.workers().execute(() -> runRoute(incoming, answerTo));
        } catch (RejectedExecutionException e) {
            engine.refusals().refused(Reason.TOO_MANY, incoming.head().client());
            answerTo.accept(OutboundResponse.bare(503));
        }
    }

    private void runRoute(ReceivedRequest incoming, Consumer<OutboundResponse> answerTo) {
        Exchange exchange = createExchange(false);
        Map<String, Object> body;
        try {
            OriginalRequest request = incoming.read();
            body = incoming.bodyForRoute(request);
            request.putInto(exchange);
            exchange.getMessage().setBody(body);
            exchange.getMessage()
                    .setHeader(Exchange.HTTP_METHOD, incoming.head().method());
            exchange.getMessage().setHeader(Exchange.HTTP_PATH, incoming.head().path());
            createUoW(exchange);
        } catch (Throwable e) {
            answerTo.accept(answerTo(e, exchange, incoming));
            releaseExchange(exchange, false);
            return;
        }
        try {
            getAsyncProcessor().process(exchange, doneSync -> finish(exchange, body, incoming, answerTo));
        } catch (Throwable e) {
            // Errors too: the caller must get a response, and the request's memory must be released.
            exchange.setException(e);
            finish(exchange, body, incoming, answerTo);
        }
    }

    private void finish(
            Exchange exchange,
            Map<String, Object> body,
            ReceivedRequest incoming,
            Consumer<OutboundResponse> answerTo) {
        OutboundResponse answer;
        try {
            answer = exchange.getException() == null
                    ? OutboundResponse.of(exchange, body)
                    : answerTo(exchange.getException(), exchange, incoming);
        } catch (Throwable e) {
            answer = answerTo(e, exchange, incoming);
        }
        answerTo.accept(answer);
        doneUoW(exchange);
        releaseExchange(exchange, false);
    }

    private OutboundResponse answerTo(Throwable failure, Exchange exchange, ReceivedRequest incoming) {
        UnreadableBodyException unreadable = ObjectHelper.getException(UnreadableBodyException.class, failure);
        if (unreadable != null) {
            Reason reason = unreadable.status() == Reason.NO_ROOM.status() ? Reason.NO_ROOM : Reason.UNREADABLE;
            engine.refusals().refused(reason, incoming.head().client(), String.valueOf(unreadable.getMessage()));
            return OutboundResponse.bare(unreadable.status());
        }
        LOG.error("Answered 500: route {} failed with {}", exchange.getFromRouteId(), failure.toString());
        LOG.debug("Stack trace of the failure in route {}", exchange.getFromRouteId(), failure);
        return OutboundResponse.bare(500);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        engine.addRoute(this);
    }

    @Override
    protected void doStop() throws Exception {
        engine.removeRoute(this);
        super.doStop();
    }
}
