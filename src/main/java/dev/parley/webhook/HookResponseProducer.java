package dev.parley.webhook;

import dev.parley.camel.SimpleTemplate;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Sets the response of a hook's route. The message stays as it is, for the steps that follow a change; accept and reject end
 * the route. Several changes add up.
 */
final class HookResponseProducer extends DefaultProducer {
    private final String name;
    private final Map<String, SimpleTemplate> changes;

    HookResponseProducer(HookResponseEndpoint endpoint, String name, Map<String, SimpleTemplate> changes) {
        super(endpoint);
        this.name = name;
        this.changes = Map.copyOf(changes);
    }

    @Override
    public void process(Exchange exchange) {
        HookExchange hook = HookExchange.of(exchange)
                .orElseThrow(() -> new IllegalStateException(
                        "twilio-webhook:" + name + " answers a hook, but this route does not handle a hook"));
        if (name.equals(HookResponseEndpoint.CHANGE)) {
            changes.forEach((key, template) -> value(key, template, exchange)
                    .map(value -> SimpleTemplate.asText(value, exchange))
                    .ifPresent(value -> hook.update(soFar -> soFar.with(hook.hook(), key, value))));
        } else {
            hook.update(soFar -> name.equals(HookResponseEndpoint.ACCEPT) ? HookResponse.ACCEPT : HookResponse.REJECT);
            exchange.setRouteStop(true);
        }
    }

    /** Attributes are JSON, so values that come from users are escaped. */
    private static Optional<Object> value(String key, SimpleTemplate template, Exchange exchange) {
        return key.equals(ModifiableFields.ATTRIBUTES)
                ? template.evaluateAsJson(exchange)
                : template.evaluate(exchange);
    }
}
