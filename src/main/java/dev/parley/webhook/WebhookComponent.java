package dev.parley.webhook;

import dev.parley.spelling.Nearest;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The {@code twilio-webhook:} component. {@code from: twilio-webhook:onMessageAdded} hears an event, {@code status} a message
 * status callback, {@code *} what nobody else hears; {@code to: twilio-webhook:hooks} asks the route that answers a hook.
 */
public final class WebhookComponent extends DefaultComponent {
    private final Listeners listeners;
    private final HookSettings hooks;

    public WebhookComponent(Listeners listeners, HookSettings hooks) {
        this.listeners = listeners;
        this.hooks = hooks;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        Set<String> known = EventTypes.all();
        if (!names().contains(remaining)) {
            throw new IllegalArgumentException("twilio-webhook: there is no event \"" + remaining + "\"."
                    + Nearest.hint(remaining, known) + " Known are: " + String.join(", ", known) + ".");
        }
        return new WebhookEndpoint(uri, this, remaining);
    }

    /** Returns every name there is after the scheme: what is listened to, and what is sent to. */
    static Set<String> names() {
        Set<String> names = new TreeSet<>(EventTypes.all());
        names.add(HookProducer.NAME);
        return names;
    }

    Listeners listeners() {
        return listeners;
    }

    HookSettings hooks() {
        return hooks;
    }
}
