package dev.parley.webhook;

import dev.parley.camel.EventHeaders;
import dev.parley.camel.NonBlockingRoutes;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.DefaultConsumer;

/** Passes one type of event to one route. */
final class WebhookConsumer extends DefaultConsumer implements EventListener {
    private final EventListeners listeners;
    private final String type;
    private volatile boolean isNonBlocking;

    WebhookConsumer(WebhookEndpoint endpoint, Processor processor, EventListeners listeners, String type) {
        super(endpoint, processor);
        this.listeners = listeners;
        this.type = type;
    }

    @Override
    public String routeId() {
        return getRouteId();
    }

    @Override
    public boolean isNonBlocking() {
        return isNonBlocking;
    }

    @Override
    public CompletableFuture<Exchange> process(WebhookEvent event) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(event.parameters().asBody());
        exchange.getMessage().setHeader(EventHeaders.ID, event.id());
        event.headers().forEach(exchange.getMessage()::setHeader);
        if (EventTypes.isHook(event.type())) {
            HookExchange.begin(exchange, event.type());
        } else {
            // errors.camel.yaml retries exchanges with this property: an event may wait, a hook may not.
            exchange.setProperty(EventHeaders.ID, event.id());
            event.date().ifPresent(date -> exchange.setProperty(EventHeaders.DATE, date));
        }
        CompletableFuture<Exchange> result = new CompletableFuture<>();
        try {
            createUoW(exchange);
            getAsyncProcessor().process(exchange, doneSync -> finish(exchange, result));
        } catch (Throwable e) {
            // Errors too: the future must always complete.
            doneUoW(exchange);
            // Camel has not recorded its end, and would wait for it on shutdown.
            getEndpoint().getCamelContext().getInflightRepository().remove(exchange, getRouteId());
            result.completeExceptionally(e);
        }
        return result;
    }

    private void finish(Exchange exchange, CompletableFuture<Exchange> result) {
        Exception failure = exchange.getException();
        boolean isHook = exchange.getProperty(EventHeaders.ID) == null;
        Integer repeats = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, Integer.class);
        doneUoW(exchange);
        if (failure == null) {
            result.complete(exchange);
        } else {
            result.completeExceptionally(
                    isHook ? failure : new RetriesExhausted(failure, 1 + (repeats == null ? 0 : repeats)));
        }
    }

    @Override
    protected void doStart() throws Exception {
        if (getRoute() != null && getRoute().getRoute() instanceof RouteDefinition route) {
            new HookResponseSteps(getEndpoint().getCamelContext(), type).check(route);
            isNonBlocking = NonBlockingRoutes.is(getRoute());
        }
        super.doStart();
        listeners.add(type, this);
    }

    @Override
    protected void doStop() throws Exception {
        listeners.remove(type, this);
        super.doStop();
    }
}
