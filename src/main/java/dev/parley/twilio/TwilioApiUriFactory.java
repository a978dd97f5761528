package dev.parley.twilio;

import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.support.component.EndpointUriFactorySupport;

/**
 * Lets values of {@code twilio-api:} arrive as a route writes them. Camel writes an endpoint's parameters into a URI, where
 * {@code &}, {@code +} and {@code %} mean something else, unless they are secret: then it wraps them in {@code RAW()}. So
 * all of them are.
 */
public final class TwilioApiUriFactory extends EndpointUriFactorySupport {
    private static final String SCHEME = "twilio-api";
    private static final Pattern PARAMETER = Pattern.compile("\\{?([A-Za-z][A-Za-z0-9.-]*[<>]?)}?");

    /** Camel makes a factory per endpoint; the library has the same names for all of them. */
    private static final class Names {
        static final Set<String> ALL = readFromLibrary();
    }

    // More texts than parameters, which does no harm; learning the parameters of every operation would take a second.
    private static Set<String> readFromLibrary() {
        Set<String> names = new TreeSet<>(Set.of(ListCall.LIMIT, "body"));
        for (String text : TwilioJar.texts()) {
            Matcher parameter = PARAMETER.matcher(text);
            if (parameter.matches()) {
                names.add(Parameter.nameOf(parameter.group(1)));
            }
        }
        return Set.copyOf(names);
    }

    @Override
    public boolean isEnabled(String scheme) {
        return SCHEME.equals(scheme);
    }

    @Override
    public String buildUri(String scheme, Map<String, Object> properties, boolean encode) throws URISyntaxException {
        return buildQueryParameters(scheme + ":" + properties.getOrDefault("operation", ""), properties, encode);
    }

    @Override
    public Set<String> propertyNames() {
        return Names.ALL;
    }

    @Override
    public Set<String> secretPropertyNames() {
        return Names.ALL;
    }

    @Override
    public Map<String, String> multiValuePrefixes() {
        return Map.of();
    }

    @Override
    public boolean isLenientProperties() {
        return true;
    }
}
