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
 * {@code twilio-api:} followed by an operation's name, say {@code twilio-api:conversations/participants/ensure}: calls Twilio
 * and puts its JSON into the message's body.
 *
 * <p>An endpoint is checked when its route starts; what cannot be meant is a {@link InvalidRouteException}. A call that fails is a
 * {@link TwilioFailure}. {@link CallScheduler} says when a call goes out.
 */
public final class TwilioApiComponent extends DefaultComponent {
    private final TwilioSettings settings;
    private final TrafficSettings limits;
    private final CallCatalog catalog = new CallCatalog();
    private volatile @Nullable TwilioRuntime switchboard;

    public TwilioApiComponent(TwilioSettings settings) {
        this(settings, TrafficSettings.DEFAULT);
    }

    public TwilioApiComponent(TwilioSettings settings, TrafficSettings limits) {
        this.settings = settings;
        this.limits = limits;
    }

    /** Returns whether Twilio takes calls now. Whoever has much to do waits for that before it begins. */
    public TwilioAvailability reach() {
        return switchboard().reach();
    }

    /** Asks Camel for the URI as it was written: in the one it encodes, {@code %} and {@code %25} look the same. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    /** Reads the URI itself, for Camel's reading would change what values hold. */
    @Override
    public Endpoint createEndpoint(String uri, @Nullable Map<String, Object> properties) {
        LineBreaks.refuse(uri, getCamelContext());
        EndpointUri written = EndpointUri.read(uri).with(properties == null ? Map.of() : properties);
        PreparedCall call = PreparedCall.prepare(catalog, written, getCamelContext());
        Endpoint endpoint = new TwilioApiEndpoint(uri, this, call);
        endpoint.setCamelContext(getCamelContext());
        return endpoint;
    }

    /** Never asked: the other one does it all. */
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

    TwilioRuntime switchboard() {
        TwilioRuntime started = switchboard;
        if (started == null) {
            throw new IllegalStateException("twilio-api: is not started");
        }
        return started;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        TwilioRuntime made = new TwilioRuntime(settings, limits);
        switchboard = made;
        MeterRegistry registry = CamelContextHelper.findSingleByType(getCamelContext(), MeterRegistry.class);
        if (registry != null) {
            made.measure(registry);
        }
        getCamelContext().addLifecycleStrategy(new LifecycleStrategySupport() {
            // Camel stops its routes first and waits for them: those that wait for Twilio would keep it.
            @Override
            public void onContextStopping(CamelContext context) {
                made.reach().stop();
            }
        });
    }

    @Override
    protected void doStop() throws Exception {
        TwilioRuntime unused = switchboard;
        if (unused != null) {
            unused.close();
        }
        super.doStop();
    }
}
