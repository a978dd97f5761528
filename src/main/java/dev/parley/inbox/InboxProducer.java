package dev.parley.inbox;

import dev.parley.door.EarlyResponse;
import dev.parley.door.OriginalRequest;
import dev.parley.inbox.accept.EventCheck;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.RefusalLog;
import dev.parley.webhook.SignedText;
import dev.parley.webhook.VerifySignature;
import dev.parley.webhook.WebhookEvent;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultAsyncProducer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores an event before the route answers 200; an event that cannot be stored in time is answered 503. */
final class InboxProducer extends DefaultAsyncProducer {
    private static final Logger LOG = LoggerFactory.getLogger(InboxProducer.class);
    private static final String IDEMPOTENCY_TOKEN = "I-Twilio-Idempotency-Token";

    private final Inbox inbox;
    private final String kind;
    private final WrongPath wrongPath;
    private final RefusalLog refusals;

    InboxProducer(Endpoint endpoint, Inbox inbox, String kind) {
        super(endpoint);
        this.inbox = inbox;
        this.kind = kind;
        wrongPath = new WrongPath(endpoint.getCamelContext());
        RefusalLog ofAll = CamelContextHelper.findSingleByType(endpoint.getCamelContext(), RefusalLog.class);
        refusals = ofAll == null ? new RefusalLog() : ofAll;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        if (!VerifySignature.hasPassed(exchange)) {
            return refuse(
                    exchange, 403, "unsigned", "the step \"process: {ref: signed}\" is missing before it.", callback);
        }
        FormParameters parameters = FormParameters.ofBody(exchange.getMessage().getBody());
        Optional<String> wrong = wrongPath.find(kind, parameters);
        if (wrong.isPresent()) {
            return refuse(exchange, 400, "at the wrong path", wrong.get(), callback);
        }
        boolean isStatus = kind.equals(InboxComponent.STATUS);
        Optional<String> problem = isStatus ? EventCheck.ofStatus(parameters) : EventCheck.ofWebhook(parameters);
        if (problem.isPresent()) {
            return refuse(exchange, 400, "with a parameter missing or wrong", problem.get(), callback);
        }
        // A status callback may have an EventType of its own, such as READ.
        WebhookEvent event =
                read(exchange, isStatus ? kind : String.valueOf(parameters.first("EventType")), parameters);
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
                EarlyResponse.answer(exchange, 503);
            }
            callback.done(false);
        });
        return false;
    }

    private boolean refuse(Exchange exchange, int status, String kind, String what, AsyncCallback callback) {
        String route = "what route " + exchange.getFromRouteId() + " put into the inbox";
        OriginalRequest request = OriginalRequest.of(exchange);
        refusals.refused(
                "Refused " + route + " " + kind,
                request == null ? "inside" : request.client(),
                () -> "Refused " + route + ": " + what);
        EarlyResponse.answer(exchange, status);
        callback.done(true);
        return true;
    }

    private static WebhookEvent read(Exchange exchange, String type, FormParameters parameters) {
        OriginalRequest request = OriginalRequest.of(exchange);
        return request == null
                ? WebhookEvent.of(type, parameters, null)
                : WebhookEvent.of(
                        type, parameters, SignedText.of(request, parameters), request.header(IDEMPOTENCY_TOKEN));
    }
}
