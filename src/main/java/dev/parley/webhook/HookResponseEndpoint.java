package dev.parley.webhook;

import dev.parley.camel.EndpointUri;
import dev.parley.camel.InvalidRouteException;
import dev.parley.camel.SimpleTemplate;
import dev.parley.protocol.NearestName;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/**
 * The responses that a hook's route can give: {@code twilio-webhook:accept}, {@code twilio-webhook:reject}, or
 * {@code twilio-webhook:change} with new values by Twilio's keys.
 */
final class HookResponseEndpoint extends DefaultEndpoint {
    static final String ACCEPT = "accept";
    static final String CHANGE = "change";
    static final String REJECT = "reject";
    static final Set<String> NAMES = Set.of(ACCEPT, CHANGE, REJECT);

    private final String name;
    private final Map<String, SimpleTemplate> changes;

    private HookResponseEndpoint(
            String uri, WebhookComponent component, String name, Map<String, SimpleTemplate> changes) {
        super(uri, component);
        this.name = name;
        this.changes = changes;
    }

    /**
     * Reads the endpoint URI of a route.
     *
     * @throws InvalidRouteException that says in one line what is invalid
     */
    static HookResponseEndpoint of(String uri, WebhookComponent component, EndpointUri endpointUri) {
        String name = endpointUri.operation();
        Set<String> known = name.equals(CHANGE) ? ModifiableFields.all() : Set.of();
        Map<String, SimpleTemplate> changes = new TreeMap<>();
        endpointUri.values().forEach((key, value) -> {
            if (!known.contains(key)) {
                throw invalid(name, " has no parameter \"" + key + "\"." + NearestName.hint(key, known));
            }
            changes.put(key, template(name, key, value, component));
        });
        endpointUri.doubt().ifPresent(why -> {
            throw invalid(name, ": " + why + "." + EndpointUri.ADVICE);
        });
        if (name.equals(CHANGE) && changes.isEmpty()) {
            throw invalid(name, " needs at least one parameter of " + String.join(", ", known) + ".");
        }
        return new HookResponseEndpoint(uri, component, name, changes);
    }

    private static SimpleTemplate template(String name, String key, String value, WebhookComponent component) {
        try {
            return SimpleTemplate.parse(value, component.getCamelContext());
        } catch (IllegalArgumentException e) {
            throw invalid(name, ": " + key + " is \"" + value + "\": " + e.getMessage() + ".");
        }
    }

    private static InvalidRouteException invalid(String name, String what) {
        return new InvalidRouteException("twilio-webhook:" + name + what);
    }

    @Override
    public Producer createProducer() {
        return new HookResponseProducer(this, name, changes);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw invalid(
                name,
                " is a response to a hook; a route listens to a hook by its name, for example"
                        + " twilio-webhook:onMessageAdd.");
    }

    /** The parameters are checked here: they are not options of the endpoint. */
    @Override
    public boolean isLenientProperties() {
        return true;
    }
}
