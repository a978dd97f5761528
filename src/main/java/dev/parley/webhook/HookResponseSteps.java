package dev.parley.webhook;

import dev.parley.camel.EndpointUri;
import dev.parley.camel.InvalidRouteException;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.util.URISupport;

/**
 * Checks at start whether the response steps of a route fit the event it listens to. Steps behind {@code direct:} and
 * {@code toD} are not checked, since other routes may send to them, too.
 */
final class HookResponseSteps {
    private static final String SCHEME = "twilio-webhook:";

    private final CamelContext context;
    private final String type;

    /** @param type the event that the route listens to */
    HookResponseSteps(CamelContext context, String type) {
        this.context = context;
        this.type = type;
    }

    /**
     * Checks a route.
     *
     * @throws InvalidRouteException if it answers an event that is not a hook, or changes a field that Twilio does not allow
     */
    void check(RouteDefinition route) {
        for (SendDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), SendDefinition.class)) {
            String uri = step.getUri();
            if (uri != null && uri.strip().startsWith(SCHEME)) {
                check(
                        route.getRouteId(),
                        EndpointUri.read(EndpointHelper.resolveEndpointUriPropertyPlaceholders(
                                context, URISupport.textBlockToSingleLine(uri.strip()))));
            }
        }
    }

    private void check(String route, EndpointUri answer) {
        if (!HookResponseEndpoint.NAMES.contains(answer.operation())) {
            return;
        }
        String listening = "Route " + route + " listens to " + type + ", and " + SCHEME + answer.operation();
        if (!EventTypes.isHook(type)) {
            throw new InvalidRouteException(
                    listening + " answers a hook. Hooks are " + String.join(", ", EventTypes.hooks()) + ".");
        }
        Set<String> keys = ModifiableFields.of(type);
        for (String key : answer.values().keySet()) {
            if (!keys.contains(key)) {
                throw new InvalidRouteException(listening + " changes \"" + key + "\". A response can change "
                        + ModifiableFields.describe(type) + ".");
            }
        }
    }
}
