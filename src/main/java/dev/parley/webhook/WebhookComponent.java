package dev.parley.webhook;

import dev.parley.camel.EndpointUri;
import dev.parley.camel.InvalidRouteException;
import dev.parley.camel.LineBreaks;
import dev.parley.protocol.NearestName;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.jspecify.annotations.Nullable;

/**
 * {@code twilio-webhook:} followed by an event, {@code status} or {@code *} for a route to listen to; by {@code hooks} for the
 * route that accepts hooks; or by {@code accept}, {@code change} or {@code reject} for a route that answers one. An unknown
 * name stops the start.
 */
public final class WebhookComponent extends DefaultComponent {
    private final EventListeners listeners;
    private final HookSettings hooks;

    public WebhookComponent(EventListeners listeners, HookSettings hooks) {
        this.listeners = listeners;
        this.hooks = hooks;
    }

    /** Asks Camel for the URI as it was written, for the values of {@code change}. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    @Override
    public Endpoint createEndpoint(String uri, @Nullable Map<String, Object> properties) throws Exception {
        EndpointUri written = EndpointUri.read(uri).with(properties == null ? Map.of() : properties);
        if (!HookResponseEndpoint.NAMES.contains(written.operation())) {
            return super.createEndpoint(uri, properties);
        }
        LineBreaks.refuse(uri, getCamelContext());
        Endpoint endpoint = HookResponseEndpoint.of(uri, this, written);
        endpoint.setCamelContext(getCamelContext());
        return endpoint;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!names().contains(remaining)) {
            throw new InvalidRouteException(
                    "twilio-webhook: there is no event \"" + remaining + "\"." + NearestName.hint(remaining, names())
                            + " Known are: " + String.join(", ", EventTypes.all()) + ".");
        }
        return new WebhookEndpoint(uri, this, remaining);
    }

    /** Returns every name there is after the scheme: what is listened to, and what is sent to. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(EventTypes.all());
        names.addAll(HookResponseEndpoint.NAMES);
        names.add(HookProducer.NAME);
        return names;
    }

    EventListeners listeners() {
        return listeners;
    }

    HookSettings hooks() {
        return hooks;
    }
}
