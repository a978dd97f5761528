package dev.parley.camel;

import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/**
 * Keeps the parameters of a component as a route writes them. Camel writes an endpoint's parameters into a URI, where
 * {@code &}, {@code +} and {@code %} have another meaning, except secret ones, which it wraps in {@code RAW()}. So all of them
 * are declared secret.
 */
public abstract class RawUriFactory extends EndpointUriFactorySupport {
    private final String scheme;

    /** @param scheme the component's scheme */
    protected RawUriFactory(String scheme) {
        this.scheme = scheme;
    }

    /** Returns the names of all parameters; may return more. */
    protected abstract Set<String> names();

    @Override
    public final boolean isEnabled(String requestedScheme) {
        return scheme.equals(requestedScheme);
    }

    @Override
    public final String buildUri(String requestedScheme, Map<String, Object> properties, boolean encode)
            throws URISyntaxException {
        return buildQueryParameters(
                requestedScheme + ":" + properties.getOrDefault("operation", ""), properties, encode);
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
