package dev.parley.inbox;

import dev.parley.camel.NonBlocking;
import dev.parley.protocol.NearestName;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/**
 * The {@code inbox:} component: {@code to: inbox:webhooks} stores a Conversations webhook, {@code to: inbox:status} a message
 * status callback. The message body is the map of Twilio's parameters. It is the last step: once the event is on disk the
 * answer is 200 and empty.
 */
public final class InboxComponent extends DefaultComponent {
    static final String WEBHOOKS = "webhooks";
    static final String STATUS = "status";

    /** The names after the scheme. */
    static final List<String> NAMES = List.of(WEBHOOKS, STATUS);

    private final Inbox inbox;

    public InboxComponent(Inbox inbox) {
        this.inbox = inbox;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!NAMES.contains(remaining)) {
            throw new IllegalArgumentException("inbox: unknown name \"" + remaining + "\"."
                    + NearestName.hint(remaining, NAMES) + " Known are: " + String.join(", ", NAMES) + ".");
        }
        return new InboxEndpoint(uri, this, remaining);
    }

    private static final class InboxEndpoint extends DefaultEndpoint implements NonBlocking {
        private final InboxComponent component;
        private final String kind;

        InboxEndpoint(String uri, InboxComponent component, String kind) {
            super(uri, component);
            this.component = component;
            this.kind = kind;
        }

        @Override
        public Producer createProducer() {
            return new InboxProducer(this, component.inbox, kind);
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new IllegalArgumentException("inbox:" + kind
                    + " cannot be consumed from: a route receives events from twilio-webhook:, for example"
                    + " twilio-webhook:onMessageAdded.");
        }
    }
}
