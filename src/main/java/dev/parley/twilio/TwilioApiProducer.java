package dev.parley.twilio;

import dev.parley.camel.EventHeaders;
import dev.parley.twilio.call.Call;
import dev.parley.twilio.call.CallName;
import dev.parley.twilio.call.PreparedCall;
import dev.parley.twilio.call.TwilioCalls;
import dev.parley.twilio.call.TwilioDates;
import dev.parley.twilio.traffic.CallOrigin;
import dev.parley.twilio.traffic.ChangeTarget;
import dev.parley.twilio.traffic.PendingCall;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultAsyncProducer;
import org.jspecify.annotations.Nullable;

/** Makes calls asynchronously, on a thread of the component. */
final class TwilioApiProducer extends DefaultAsyncProducer {
    private final TwilioApiComponent component;
    private final PreparedCall call;

    TwilioApiProducer(TwilioApiEndpoint endpoint, TwilioApiComponent component, PreparedCall call) {
        super(endpoint);
        this.component = component;
        this.call = call;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        PendingCall work;
        try {
            work = work(exchange);
        } catch (RuntimeException e) {
            exchange.setException(TwilioFailure.seenByRoutes(e));
            callback.done(true);
            return true;
        }
        component
                .runtime()
                .scheduler()
                .perform(work)
                .whenComplete((answer, failure) -> finish(exchange, work, answer, failure, callback));
        return false;
    }

    private PendingCall work(Exchange exchange) {
        PreparedCall call = this.call.within(exchange);
        Map<String, List<String>> values = call.values(exchange);
        String name = call.call().name();
        Call.CallContext context = context(exchange);
        TwilioCalls calls = component.runtime().calls();
        return new PendingCall(
                new CallName(name, ""),
                ChangeTarget.of(name, values, component.runtime().defaultService()),
                CallOrigin.of(exchange),
                () -> call.call().perform(values, context, calls));
    }

    private static Call.CallContext context(Exchange exchange) {
        String step = exchange.getExchangeExtension().getHistoryNodeId();
        return new Call.CallContext(
                exchange.getMessage().getHeader(EventHeaders.ID, String.class),
                TwilioDates.read(exchange.getProperty(EventHeaders.DATE)),
                step == null ? "" : step);
    }

    private static void finish(
            Exchange exchange,
            PendingCall work,
            @Nullable Object answer,
            @Nullable Throwable failure,
            AsyncCallback callback) {
        if (failure == null) {
            work.change().ifPresent(change -> work.cause().changed(exchange));
            exchange.getMessage().setBody(answer);
        } else {
            exchange.setException(TwilioFailure.seenByRoutes(failure));
        }
        callback.done(false);
    }
}
