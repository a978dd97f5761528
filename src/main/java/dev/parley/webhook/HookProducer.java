package dev.parley.webhook;

import dev.parley.door.Fields;
import dev.parley.door.Refusal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.ThreadPoolBuilder;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the route that answers a hook, and answers for it where it fails or takes too long: people wait in front of their
 * chat meanwhile.
 */
final class HookProducer extends DefaultAsyncProducer {
    /** {@code to: twilio-webhook:hooks}. */
    static final String NAME = "hooks";

    private static final Logger LOG = LoggerFactory.getLogger(HookProducer.class);
    static final int WORKERS = 16;
    private static final int MAX_WAITING = 256;

    private final Listeners listeners;
    private final HookSettings settings;
    private @Nullable ExecutorService workers;

    HookProducer(WebhookEndpoint endpoint, Listeners listeners, HookSettings settings) {
        super(endpoint);
        this.listeners = listeners;
        this.settings = settings;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!VerifySignature.hasPassed(exchange)) {
            LOG.error(
                    "Route {} sent a hook on without the step \"process: {ref: signed}\": refused.",
                    exchange.getFromRouteId());
            Refusal.answer(exchange, 403);
            callback.done(true);
            return true;
        }
        Fields parameters = Fields.ofBody(exchange.getMessage().getBody());
        String type = String.valueOf(parameters.first("EventType"));
        List<Listener> answering = listeners.to(type);
        if (answering.isEmpty()) {
            exchange.getMessage().setBody(null);
            callback.done(true);
            return true;
        }
        ask(answering.get(0), Event.of(type, parameters, null))
                .orTimeout(settings.budget().toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((answered, failure) -> {
                    if (answered == null) {
                        answerFor(answering.get(0), exchange, failure);
                    } else {
                        takeOver(answered, exchange);
                    }
                    callback.done(false);
                });
        return false;
    }

    private CompletableFuture<Exchange> ask(Listener listener, Event event) {
        ExecutorService pool = workers;
        if (pool == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not started"));
        }
        CompletableFuture<Exchange> answered = new CompletableFuture<>();
        try {
            pool.execute(() -> {
                // While it queued it may have been answered for; then nobody waits for the route any more.
                if (!answered.isDone()) {
                    listener.hear(event).whenComplete((exchange, failure) -> settle(answered, exchange, failure));
                }
            });
        } catch (RejectedExecutionException e) {
            answered.completeExceptionally(e);
        }
        return answered;
    }

    /** Does nothing where the budget ran out before: that answer has been given. */
    private static void settle(
            CompletableFuture<Exchange> answered, @Nullable Exchange exchange, @Nullable Throwable failure) {
        if (exchange == null) {
            answered.completeExceptionally(failure == null ? new IllegalStateException("no answer") : failure);
        } else {
            answered.complete(exchange);
        }
    }

    /** The route's body is the answer where it made one; what Twilio told it is none. */
    private static void takeOver(Exchange answered, Exchange exchange) {
        Object body = answered.getMessage().getBody();
        boolean untouched = body instanceof Map<?, ?> map && map.containsKey("EventType");
        exchange.getMessage().setBody(untouched ? null : body);
        // Twilio reads nothing else, and a route that writes JSON as text has no reason to say so.
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
        Object status = answered.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
        if (status != null) {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        }
    }

    private void answerFor(Listener listener, Exchange exchange, @Nullable Throwable failure) {
        String why = failure instanceof TimeoutException
                ? "took longer than hooks.budget, " + settings.budget().toMillis() + " ms"
                : "failed: " + failure;
        LOG.warn("Hook route {} {}. Answered for it: {}.", listener.routeId(), why, settings.onFailure());
        exchange.getMessage().setBody(null);
        exchange.getMessage()
                .setHeader(Exchange.HTTP_RESPONSE_CODE, settings.onFailure().status());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        workers = new ThreadPoolBuilder(getEndpoint().getCamelContext())
                .poolSize(WORKERS)
                .maxPoolSize(WORKERS)
                .maxQueueSize(MAX_WAITING)
                .rejectedPolicy(ThreadPoolRejectedPolicy.Abort)
                .build(this, "hooks");
    }

    @Override
    protected void doStop() throws Exception {
        if (workers != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownNow(workers);
        }
        super.doStop();
    }
}
