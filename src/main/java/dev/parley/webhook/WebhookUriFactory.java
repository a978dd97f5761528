package dev.parley.webhook;

import dev.parley.camel.RawUriFactory;
import java.util.Set;

/** Keeps the values of {@code twilio-webhook:change} as a route writes them. */
public final class WebhookUriFactory extends RawUriFactory {
    public WebhookUriFactory() {
        super("twilio-webhook");
    }

    @Override
    protected Set<String> names() {
        return ModifiableFields.all();
    }
}
