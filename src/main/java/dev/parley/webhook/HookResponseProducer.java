package dev.parley.webhook;

import dev.parley.camel.SimpleTemplate;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;

/**
 * Notes what a hook's route answers. The message stays as it is, for the steps that follow a change; after yes or no none
 * does. Several changes add up.
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
                        "twilio-webhook:" + name + " answers a hook, and what this route handles is none"));
        if (name.equals(HookResponseEndpoint.CHANGE)) {
            changes.forEach((key, written) -> value(key, written, exchange)
                    .map(value -> SimpleTemplate.asText(value, exchange))
                    .ifPresent(value -> hook.give(soFar -> soFar.with(hook.hook(), key, value))));
        } else {
            hook.give(soFar -> name.equals(HookResponseEndpoint.ACCEPT) ? HookResponse.ACCEPT : HookResponse.REJECT);
            exchange.setRouteStop(true);
        }
    }

    /** What a person wrote may stand in attributes, and must not end the text that it stands in. */
    private static Optional<Object> value(String key, SimpleTemplate written, Exchange exchange) {
        return key.equals(ModifiableFields.ATTRIBUTES) ? written.evaluateAsJson(exchange) : written.evaluate(exchange);
    }
}
