package dev.parley.webhook;

import dev.parley.camel.NonBlocking;
import org.apache.camel.Consumer;
import org.apache.camel.MultipleConsumersSupport;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** The endpoint of one type of event. */
final class WebhookEndpoint extends DefaultEndpoint implements MultipleConsumersSupport, NonBlocking {
    private final WebhookComponent component;
    private final String type;

    WebhookEndpoint(String uri, WebhookComponent component, String type) {
        super(uri, component);
        this.component = component;
        this.type = type;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (type.equals(HookProducer.NAME)) {
            throw new IllegalArgumentException("twilio-webhook:" + type + " is for sending hooks to; a route listens to"
                    + " a hook by its name, for example twilio-webhook:onMessageAdd.");
        }
        WebhookConsumer consumer = new WebhookConsumer(this, processor, component.listeners(), type);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    public Producer createProducer() {
        if (!type.equals(HookProducer.NAME)) {
            throw new IllegalArgumentException("twilio-webhook:" + type
                    + " is for listening, not for sending to: events" + " reach their routes through inbox:webhooks.");
        }
        return new HookProducer(this, component.listeners(), component.hooks());
    }

    @Override
    public boolean isMultipleConsumersSupported() {
        return true;
    }
}
