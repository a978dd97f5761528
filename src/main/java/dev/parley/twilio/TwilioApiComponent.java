package dev.parley.twilio;

import dev.parley.camel.EndpointUri;
import dev.parley.camel.InvalidRouteException;
import dev.parley.camel.LineBreaks;
import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.call.PreparedCall;
import dev.parley.twilio.traffic.CallScheduler;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code twilio-api:} followed by the name of an operation, for example {@code twilio-api:conversations/participants/ensure}:
 * calls Twilio and sets its JSON as message body.
 *
 * <p>An endpoint is checked when its route starts and fails with an {@link InvalidRouteException} if it is not valid. A
 * failed call is a {@link TwilioFailure}. {@link CallScheduler} decides when a call is sent.
 */
public final class TwilioApiComponent extends DefaultComponent {
    private final TwilioRuntime runtime;
    private final CallCatalog catalog = new CallCatalog();

    /** @param runtime what the calls go through; it is neither started nor closed with the component */
    public TwilioApiComponent(TwilioRuntime runtime) {
        this.runtime = runtime;
    }

    /** Requests the URI as written: in the encoded one, {@code %} and {@code %25} look the same. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    /** Parses the URI itself, since Camel's parsing would change values. */
    @Override
    public Endpoint createEndpoint(String uri, @Nullable Map<String, Object> properties) {
        LineBreaks.refuse(uri, getCamelContext());
        EndpointUri written = EndpointUri.read(uri).with(properties == null ? Map.of() : properties);
        PreparedCall call = PreparedCall.prepare(catalog, written, getCamelContext());
        Endpoint endpoint = new TwilioApiEndpoint(uri, this, call);
        endpoint.setCamelContext(getCamelContext());
        return endpoint;
    }

    /** Not called: the other method creates the endpoint. */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        throw new UnsupportedOperationException("createEndpoint(uri, properties) reads the URI");
    }

    CallCatalog catalog() {
        return catalog;
    }

    TwilioRuntime runtime() {
        return runtime;
    }
}
