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
 * route that receives hooks; or by {@code accept}, {@code change} or {@code reject} for a route that answers one. An unknown
 * name stops the start.
 */
public final class WebhookComponent extends DefaultComponent {
    private final EventListeners listeners;
    private final HookSettings hooks;

    public WebhookComponent(EventListeners listeners, HookSettings hooks) {
        this.listeners = listeners;
        this.hooks = hooks;
    }

    /** Camel passes the URI undecoded, as {@code change} needs its values as written. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    @Override
    public Endpoint createEndpoint(String uri, @Nullable Map<String, Object> properties) throws Exception {
        EndpointUri endpointUri = EndpointUri.read(uri).with(properties == null ? Map.of() : properties);
        if (!HookResponseEndpoint.NAMES.contains(endpointUri.operation())) {
            return super.createEndpoint(uri, properties);
        }
        LineBreaks.refuse(uri, getCamelContext());
        Endpoint endpoint = HookResponseEndpoint.of(uri, this, endpointUri);
        endpoint.setCamelContext(getCamelContext());
        return endpoint;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!names().contains(remaining)) {
            throw new InvalidRouteException(
                    "twilio-webhook: unknown event \"" + remaining + "\"." + NearestName.hint(remaining, names())
                            + " Known events: " + String.join(", ", EventTypes.all()) + ".");
        }
        return new WebhookEndpoint(uri, this, remaining);
    }

    /** Returns every valid name after the scheme, of consumers and producers. */
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
