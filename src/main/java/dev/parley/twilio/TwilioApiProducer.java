package dev.parley.twilio;

import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;

/** Makes the call on a thread of the component's, so that the caller's is free while Twilio thinks. */
final class TwilioApiProducer extends DefaultAsyncProducer {
    private static final String EVENT_ID = "ParleyEventId";
    private static final String EVENT_DATE = "ParleyEventDate";

    private final TwilioApiComponent component;
    private final PreparedCall call;

    TwilioApiProducer(TwilioApiEndpoint endpoint, TwilioApiComponent component, PreparedCall call) {
        super(endpoint);
        this.component = component;
        this.call = call;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            Map<String, List<String>> values = call.values(exchange);
            Call.Occasion occasion = occasion(exchange);
            component.threads().execute(() -> perform(values, occasion, exchange, callback));
            return false;
        } catch (RejectedExecutionException e) {
            CallName name = new CallName(call.call().name(), "");
            exchange.setException(
                    TwilioFailure.unanswered(name, 0, "Parley is stopping", TwilioFailure.Repeating.HELPS, e));
            callback.done(true);
            return true;
        } catch (RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private static Call.Occasion occasion(Exchange exchange) {
        String step = exchange.getExchangeExtension().getHistoryNodeId();
        return new Call.Occasion(
                exchange.getMessage().getHeader(EVENT_ID, String.class),
                Dates.read(exchange.getProperty(EVENT_DATE)),
                step == null ? "" : step);
    }

    private void perform(
            Map<String, List<String>> values, Call.Occasion occasion, Exchange exchange, AsyncCallback callback) {
        try {
            exchange.getMessage().setBody(call.call().perform(values, occasion, component.calls()));
        } catch (RuntimeException | Error e) {
            exchange.setException(e);
        }
        callback.done(false);
    }
}
