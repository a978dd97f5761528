package dev.parley.camel;

import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/**
 * Lets the values of a component arrive as a route writes them. Camel writes an endpoint's parameters into a URI, where
 * {@code &}, {@code +} and {@code %} mean something else, unless they are secret: then it wraps them in {@code RAW()}. So
 * all of them are.
 */
public abstract class RawUriFactory extends EndpointUriFactorySupport {
    private final String scheme;

    /** @param scheme the component's */
    protected RawUriFactory(String scheme) {
        this.scheme = scheme;
    }

    /** Returns the names of all parameters; more than there are does no harm. */
    protected abstract Set<String> names();

    @Override
    public final boolean isEnabled(String asked) {
        return scheme.equals(asked);
    }

    @Override
    public final String buildUri(String asked, Map<String, Object> properties, boolean encode)
            throws URISyntaxException {
        return buildQueryParameters(asked + ":" + properties.getOrDefault("operation", ""), properties, encode);
    }

    @Override
    public final Set<String> propertyNames() {
        return names();
    }

    @Override
    public final Set<String> secretPropertyNames() {
        return names();
    }

    @Override
    public final Map<String, String> multiValuePrefixes() {
        return Map.of();
    }

    @Override
    public final boolean isLenientProperties() {
        return true;
    }
}
