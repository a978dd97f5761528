package dev.parley.sandbox.webhook;

import dev.parley.sandbox.fault.EventPattern;
import dev.parley.sandbox.fault.FaultRegistry;
import dev.parley.sandbox.fault.WebhookFault;
import dev.parley.sandbox.time.Timers;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Injects the faults of webhooks and status callbacks that {@code FaultPaths} arms. One that is held back is sent after
 * the next of its conversation or text, and never without a next one. Pre-action webhooks are sent late, but in order.
 */
public final class WebhookFaults {
    /** Late or held back at once; further ones are sent without faults. */
    private static final int MAX_WAITING = 1_000;

    private final Timers timers;
    private final FaultRegistry<EventPattern, WebhookFault> armed = new FaultRegistry<>();
    private final Map<String, List<WebhookRequest>> heldBack = new HashMap<>();
    private int late;

    /** Sends webhooks, and records those that are not sent. */
    interface Transport {
        Future<SentWebhook> send(WebhookRequest request);

        SentWebhook drop(WebhookRequest request, String reason);
    }

    public WebhookFaults(Timers timers) {
        this.timers = timers;
    }

    public FaultRegistry<EventPattern, WebhookFault> armed() {
        return armed;
    }

    /** Discards faults and held back webhooks. */
    public void clear() {
        armed.clear();
        heldBack.clear();
    }

    /** Sends a webhook, with a fault if one matches. */
    Future<SentWebhook> send(WebhookRequest request, Transport transport) {
        List<WebhookRequest> released = request.isHook() ? List.of() : released(request.laneKey());
        Future<SentWebhook> sent = armed.inject(pattern -> pattern.fits(request.event(), request.isHook()))
                .map(fault -> fault.inject(new Effects(request.withFault(fault.kind()), transport)))
                .orElseGet(() -> transport.send(request));
        Future<SentWebhook> all = sent;
        for (WebhookRequest late : released) {
            all = all.compose(done -> transport.send(late));
        }
        return all.compose(done -> sent);
    }

    private List<WebhookRequest> released(String laneKey) {
        List<WebhookRequest> released = heldBack.remove(laneKey);
        return released == null ? List.of() : released;
    }

    private boolean isFull() {
        return heldBack.size() + late >= MAX_WAITING;
    }

    /** The effects of faults on one webhook. */
    private final class Effects implements WebhookFault.Effects<SentWebhook> {
        private final WebhookRequest request;
        private final Transport transport;

        Effects(WebhookRequest request, Transport transport) {
            this.request = request;
            this.transport = transport;
        }

        @Override
        public Future<SentWebhook> send() {
            return transport.send(request);
        }

        @Override
        public Future<SentWebhook> sendWithBadSignature() {
            return transport.send(request.withBadSignature());
        }

        @Override
        public Future<SentWebhook> sendAfter(Duration delay) {
            if (isFull()) {
                return send();
            }
            late++;
            Future<SentWebhook> sent = timers.after(delay)
                    .onComplete(end -> late--)
                    .compose(
                            over -> send(),
                            forgotten -> Future.succeededFuture(
                                    transport.drop(request, "not sent: the sandbox was reset meanwhile")));
            return request.isHook() ? sent : Future.succeededFuture(heldBackEntry());
        }

        @Override
        public Future<SentWebhook> sendBehindTheNext() {
            if (isFull()) {
                return send();
            }
            heldBack.computeIfAbsent(request.laneKey(), laneKey -> new ArrayList<>())
                    .add(request);
            return Future.succeededFuture(heldBackEntry());
        }

        @Override
        public SentWebhook drop() {
            return transport.drop(request, "not sent: POST /sandbox/faults asked for it");
        }

        private SentWebhook heldBackEntry() {
            return new SentWebhook(null, "", false, new JsonObject());
        }
    }
}
