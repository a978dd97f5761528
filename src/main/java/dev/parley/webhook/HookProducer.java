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
 * Asks the route that answers a hook, and answers for it where it fails, answers what Twilio would not understand, or takes
 * too long: people wait in front of their chat meanwhile.
 */
final class HookProducer extends DefaultAsyncProducer {
    /** {@code to: twilio-webhook:hooks}. */
    static final String NAME = "hooks";

    private static final Logger LOG = LoggerFactory.getLogger(HookProducer.class);

    /** What a failure may say in the log: some quote all that they were given. */
    private static final int MAX_SAID = 300;

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
        // A route may send on what is no hook; who listens to that has no answer to give.
        List<EventListener> answering = EventTypes.isHook(type) ? listeners.to(type) : List.of();
        if (answering.isEmpty()) {
            HookResponse.ACCEPT.putOn(exchange);
            callback.done(true);
            return true;
        }
        ask(answering.get(0), WebhookEvent.of(type, parameters, null), exchange, callback);
        return false;
    }

    private void ask(EventListener listener, WebhookEvent hook, Exchange exchange, AsyncCallback callback) {
        // From when it came in: what it waited here before, the person has waited, too.
        Duration left = settings.timeForRoute().minusMillis(exchange.getClock().elapsed());
        started(pool)
                .ask(() -> answer(listener, hook), left)
                .handle((answer, failure) -> answer == null ? answerFor(listener, hook.type(), failure) : answer)
                .whenComplete((answer, fault) -> {
                    // Whatever breaks here, the person is answered.
                    (answer == null ? settings.onFailure().answer() : answer).putOn(exchange);
                    callback.done(false);
                    started(times)
                            .waited(
                                    hook.type(),
                                    listener.routeId(),
                                    Duration.ofMillis(exchange.getClock().elapsed()));
                });
    }

    /** Reads the answer while its time runs: what a route left may be a stream. */
    private static CompletableFuture<HookResponse> answer(EventListener listener, WebhookEvent hook) {
        return listener.hear(hook)
                .thenApply(answered -> HookExchange.of(answered).orElseThrow().answer());
    }

    private HookResponse answerFor(EventListener listener, String hook, @Nullable Throwable failed) {
        Throwable failure = failed instanceof CompletionException && failed.getCause() != null
                ? failed.getCause()
                : Objects.requireNonNull(failed);
        Blame blame = blame(failure);
        LOG.warn(
                "Hook route {} {}. Answered {} for it: {}.",
                listener.routeId(),
                blame.said(),
                hook,
                settings.onFailure().word());
        LOG.debug("What hook route {} failed with", listener.routeId(), failure);
        started(times).answeredFor(hook, listener.routeId(), blame.why());
        return settings.onFailure().answer();
    }

    /**
     * Why a route's answer does not count.
     *
     * @param why the word that it is counted by
     * @param said what the log says of it
     */
    private record Blame(String why, String said) {}

    private Blame blame(Throwable failure) {
        if (failure instanceof TimeoutException) {
            return new Blame(
                    "late",
                    "took longer than hooks.budget, " + settings.budget().toMillis() + " ms");
        } else if (failure instanceof RejectedExecutionException) {
            return new Blame(
                    "full", "found no thread: " + HookThreads.MAX_THREADS + " hooks are waiting for their routes");
        }
        Throwable why = failure.getCause() == null ? failure : failure.getCause();
        return why instanceof InvalidHookResponse
                ? new Blame("rubbish", inOneLine(why.getMessage()))
                : new Blame("failed", "failed: " + inOneLine(why));
    }

    private static String inOneLine(@Nullable Object said) {
        return Printable.beginning(String.valueOf(said).replaceAll("\\p{Cntrl}+", " "), MAX_SAID);
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
