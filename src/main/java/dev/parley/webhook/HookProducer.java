package dev.parley.webhook;

import dev.parley.door.EarlyResponse;
import dev.parley.door.OriginalRequest;
import dev.parley.logging.Printable;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.RefusalLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the route that answers a hook. If the route fails, exceeds the budget or gives a response that Twilio would not accept,
 * answers by {@code hooks.on-failure}: the sender of the message is waiting.
 */
final class HookProducer extends DefaultAsyncProducer {
    /** {@code to: twilio-webhook:hooks}. */
    static final String NAME = "hooks";

    private static final Logger LOG = LoggerFactory.getLogger(HookProducer.class);

    /** The longest failure message in the log: some quote their whole input. */
    private static final int MAX_MESSAGE = 300;

    private final EventListeners listeners;
    private final HookSettings settings;
    private @Nullable HookThreads pool;
    private @Nullable HookLatency times;
    private @Nullable RefusalLog refusals;

    HookProducer(WebhookEndpoint endpoint, EventListeners listeners, HookSettings settings) {
        super(endpoint);
        this.listeners = listeners;
        this.settings = settings;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!VerifySignature.hasPassed(exchange)) {
            OriginalRequest request = OriginalRequest.of(exchange);
            started(refusals)
                    .refused(
                            "Refused hooks that route " + exchange.getFromRouteId() + " sent on unsigned",
                            request == null ? "inside" : request.client(),
                            () -> "Refused a hook: route " + exchange.getFromRouteId()
                                    + " sent it on without the step \"process: {ref: signed}\".");
            EarlyResponse.answer(exchange, 403);
            callback.done(true);
            return true;
        }
        FormParameters parameters = FormParameters.ofBody(exchange.getMessage().getBody());
        String type = String.valueOf(parameters.first("EventType"));
        // A route may also send events here; routes that listen to events give no response.
        List<EventListener> answering = EventTypes.isHook(type) ? listeners.to(type) : List.of();
        if (answering.isEmpty()) {
            HookResponse.ACCEPT.putOn(exchange);
            callback.done(true);
            return true;
        }
        run(answering.get(0), WebhookEvent.of(type, parameters, null), exchange, callback);
        return false;
    }

    private void run(EventListener listener, WebhookEvent hook, Exchange exchange, AsyncCallback callback) {
        // The budget starts when the request arrived.
        Duration left = settings.timeForRoute().minusMillis(exchange.getClock().elapsed());
        started(pool)
                .run(() -> answer(listener, hook), left)
                .handle((answer, failure) -> answer == null ? answerOnFailure(listener, hook.type(), failure) : answer)
                .whenComplete((answer, fault) -> {
                    // Twilio gets a response even if this code fails.
                    (answer == null ? settings.onFailure().answer() : answer).putOn(exchange);
                    callback.done(false);
                    started(times)
                            .waited(
                                    hook.type(),
                                    listener.routeId(),
                                    Duration.ofMillis(exchange.getClock().elapsed()));
                });
    }

    /** Reads the response within the budget: it may be a stream. */
    private static CompletableFuture<HookResponse> answer(EventListener listener, WebhookEvent hook) {
        return listener.process(hook)
                .thenApply(answered -> HookExchange.of(answered).orElseThrow().answer());
    }

    private HookResponse answerOnFailure(EventListener listener, String hook, @Nullable Throwable thrown) {
        Throwable failure = thrown instanceof CompletionException && thrown.getCause() != null
                ? thrown.getCause()
                : Objects.requireNonNull(thrown);
        Cause cause = cause(failure);
        LOG.warn(
                "Hook route {} {}. Answered {} for it: {}.",
                listener.routeId(),
                cause.description(),
                hook,
                settings.onFailure().word());
        LOG.debug("Stack trace of the failure in hook route {}", listener.routeId(), failure);
        started(times).answeredFor(hook, listener.routeId(), cause.why());
        return settings.onFailure().answer();
    }

    /**
     * Why a route's response is not used.
     *
     * @param why the tag in metrics
     * @param description the words in the log
     */
    private record Cause(String why, String description) {}

    private Cause cause(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new Cause(
                    "late",
                    "took longer than hooks.budget, " + settings.budget().toMillis() + " ms");
        } else if (failure instanceof RejectedExecutionException) {
            return new Cause(
                    "full", "found no thread: " + HookThreads.MAX_THREADS + " hooks are waiting for their routes");
        }
        Throwable why = failure.getCause() == null ? failure : failure.getCause();
        return why instanceof InvalidHookResponse
                ? new Cause("rubbish", inOneLine(why.getMessage()))
                : new Cause("failed", "failed: " + inOneLine(why));
    }

    private static String inOneLine(@Nullable Object message) {
        return Printable.beginning(String.valueOf(message).replaceAll("\\p{Cntrl}+", " "), MAX_MESSAGE);
    }

    private static <T> T started(@Nullable T part) {
        return Objects.requireNonNull(part, "not started");
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        pool = new HookThreads(getEndpoint().getCamelContext());
        RefusalLog ofAll = CamelContextHelper.findSingleByType(getEndpoint().getCamelContext(), RefusalLog.class);
        refusals = ofAll == null ? new RefusalLog() : ofAll;
        MeterRegistry registry =
                CamelContextHelper.findSingleByType(getEndpoint().getCamelContext(), MeterRegistry.class);
        times = new HookLatency(registry == null ? new SimpleMeterRegistry() : registry, settings.budget());
    }

    @Override
    protected void doStop() throws Exception {
        if (pool != null) {
            pool.close();
        }
        super.doStop();
    }
}
