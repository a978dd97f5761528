package dev.parley.twilio;

import dev.parley.camel.EndpointUri;
import dev.parley.camel.InvalidRouteException;
import dev.parley.camel.LineBreaks;
import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.call.PreparedCall;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.CallScheduler;
import dev.parley.twilio.traffic.TrafficSettings;
import dev.parley.twilio.traffic.TwilioAvailability;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.LifecycleStrategySupport;
import org.jspecify.annotations.Nullable;

/**
 * {@code twilio-api:} followed by the name of an operation, for example {@code twilio-api:conversations/participants/ensure}:
 * calls Twilio and sets its JSON as message body.
 * <p>An endpoint is checked when its route starts and fails with an {@link InvalidRouteException} if it is not valid. A
 * failed call is a {@link TwilioFailure}. {@link CallScheduler} decides when a call is sent.
 */
public final class TwilioApiComponent extends DefaultComponent {
    private final TwilioSettings settings;
    private final TrafficSettings limits;
    private final CallCatalog catalog = new CallCatalog();
    private volatile @Nullable TwilioRuntime runtime;

    public TwilioApiComponent(TwilioSettings settings) {
        this(settings, TrafficSettings.DEFAULT);
    }

    public TwilioApiComponent(TwilioSettings settings, TrafficSettings limits) {
        this.settings = settings;
        this.limits = limits;
    }

    /** Returns whether Twilio accepts calls now, for work that should wait until it does. */
    public TwilioAvailability availability() {
        return runtime().availability();
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

    TrafficSettings limits() {
        return limits;
    }

    TwilioRuntime runtime() {
        TwilioRuntime started = runtime;
        if (started == null) {
            throw new IllegalStateException("twilio-api: is not started");
        }
        return started;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        TwilioRuntime made = new TwilioRuntime(settings, limits);
        runtime = made;
        MeterRegistry registry = CamelContextHelper.findSingleByType(getCamelContext(), MeterRegistry.class);
        if (registry != null) {
            made.measure(registry);
        }
        getCamelContext().addLifecycleStrategy(new LifecycleStrategySupport() {
            // Camel stops its routes first and would wait for those that wait for Twilio.
            @Override
            public void onContextStopping(CamelContext context) {
                made.availability().stop();
            }
        });
    }

    @Override
    protected void doStop() throws Exception {
        TwilioRuntime unused = runtime;
        if (unused != null) {
            unused.close();
        }
        super.doStop();
    }
}
