package dev.parley.twilio;

import dev.parley.camel.InvalidRouteException;
import dev.parley.camel.NonBlocking;
import dev.parley.twilio.call.PreparedCall;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One operation with the values that a route configures. */
final class TwilioApiEndpoint extends DefaultEndpoint implements NonBlocking {
    private final TwilioApiComponent component;
    private final PreparedCall call;

    TwilioApiEndpoint(String uri, TwilioApiComponent component, PreparedCall call) {
        super(uri, component);
        this.component = component;
        this.call = call;
    }

    @Override
    public Producer createProducer() {
        return new TwilioApiProducer(this, component, call);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new InvalidRouteException(
                "twilio-api: cannot be consumed from; to receive events, write from: twilio-webhook:…");
    }

    /** The parameters are Twilio's and already checked; Camel does not know them. */
    @Override
    public boolean isLenientProperties() {
        return true;
    }
}
