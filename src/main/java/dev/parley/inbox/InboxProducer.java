package dev.parley.inbox;

import dev.parley.door.Fields;
import dev.parley.door.Refusal;
import dev.parley.door.Request;
import dev.parley.webhook.Event;
import dev.parley.webhook.SignedText;
import dev.parley.webhook.VerifySignature;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what Twilio said before the route answers 200; what cannot be stored in time is answered 503. */
final class InboxProducer extends DefaultAsyncProducer {
    private static final Logger LOG = LoggerFactory.getLogger(InboxProducer.class);
    private static final String IDEMPOTENCY_TOKEN = "I-Twilio-Idempotency-Token";

    private final Inbox inbox;
    private final String kind;

    InboxProducer(Endpoint endpoint, Inbox inbox, String kind) {
        super(endpoint);
        this.inbox = inbox;
        this.kind = kind;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!VerifySignature.hasPassed(exchange)) {
            LOG.error(
                    "Route {} reached the inbox without the step \"process: {ref: signed}\": refused.",
                    exchange.getFromRouteId());
            return refuse(exchange, 403, callback);
        }
        Fields parameters = Fields.ofBody(exchange.getMessage().getBody());
        boolean isStatus = kind.equals(InboxComponent.STATUS);
        Optional<String> mistake = isStatus ? EventCheck.ofStatus(parameters) : EventCheck.ofWebhook(parameters);
        if (mistake.isPresent()) {
            LOG.warn("Refused what route {} put into inbox:{}: {}", exchange.getFromRouteId(), kind, mistake.get());
            return refuse(exchange, 400, callback);
        }
        // A status callback may carry an EventType of another meaning, READ for one.
        Event event = read(exchange, isStatus ? kind : String.valueOf(parameters.first("EventType")), parameters);
        inbox.store(event).whenComplete((stored, failure) -> {
            if (failure == null) {
                exchange.getMessage().setBody(null);
            } else {
                LOG.error(
                        "Not stored, answered 503: {} event={} type={} lane={}",
                        failure.toString(),
                        event.id(),
                        event.type(),
                        event.lane());
                Refusal.answer(exchange, 503);
            }
            callback.done(false);
        });
        return false;
    }

    private static boolean refuse(Exchange exchange, int status, AsyncCallback callback) {
        Refusal.answer(exchange, status);
        callback.done(true);
        return true;
    }

    private static Event read(Exchange exchange, String type, Fields parameters) {
        Request request = Request.of(exchange);
        return request == null
                ? Event.of(type, parameters, null)
                : Event.of(type, parameters, SignedText.of(request, parameters), request.header(IDEMPOTENCY_TOKEN));
    }
}
