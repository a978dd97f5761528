package dev.parley.twilio;

import dev.parley.written.LineBreaks;
import dev.parley.written.RouteMistake;
import dev.parley.written.Written;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code twilio-api:} followed by an operation's name, say {@code twilio-api:conversations/participants/ensure}: calls Twilio
 * and puts its JSON into the message's body.
 *
 * <p>An endpoint is checked when its route starts; what cannot be meant is a {@link RouteMistake}. A call that fails is a
 * {@link TwilioFailure}.
 */
public final class TwilioApiComponent extends DefaultComponent {
    /** Calls under way at once where threads are not virtual; the others wait their turn. */
    private static final int MAX_THREADS = 64;

    private final TwilioSettings settings;
    private final Catalog catalog = new Catalog();
    private volatile @Nullable TwilioCalls calls;
    private volatile @Nullable ExecutorService threads;

    public TwilioApiComponent(TwilioSettings settings) {
        this.settings = settings;
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
        Written written = Written.read(uri).with(properties == null ? Map.of() : properties);
        PreparedCall call = PreparedCall.prepare(catalog.call(written.operation()), written, getCamelContext());
        Endpoint endpoint = new TwilioApiEndpoint(uri, this, call);
        endpoint.setCamelContext(getCamelContext());
        return endpoint;
    }

    /** Never asked: the other one does it all. */
    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        throw new UnsupportedOperationException("createEndpoint(uri, properties) reads the URI");
    }

    Catalog catalog() {
        return catalog;
    }

    TwilioCalls calls() {
        return started(calls);
    }

    ExecutorService threads() {
        return started(threads);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("twilio-api: is not started");
        }
        return part;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        calls = new TwilioCalls(settings, Clock.systemUTC());
        ThreadPoolProfile profile = new ThreadPoolProfile("twilio-api");
        profile.setPoolSize(MAX_THREADS);
        profile.setMaxPoolSize(MAX_THREADS);
        profile.setMaxQueueSize(-1);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setKeepAliveTime(60L);
        threads = getCamelContext().getExecutorServiceManager().newThreadPool(this, "twilio-api", profile);
    }

    @Override
    protected void doStop() throws Exception {
        // First the calls under way, then what they stand on.
        ExecutorService underWay = threads;
        if (underWay != null) {
            getCamelContext().getExecutorServiceManager().shutdownGraceful(underWay);
        }
        TwilioCalls unused = calls;
        if (unused != null) {
            unused.close();
        }
        super.doStop();
    }
}
