package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.protocol.FormParameters;
import dev.parley.webhook.HookSettings.OnFailure;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;

class WebhookConsumerTest {
    @Test
    void tellsOfAnErrorWhoeverWaits() throws Exception {
        StackOverflowError thrown = new StackOverflowError();

        CompletableFuture<Exchange> heard = hear(new AsyncProcessorSupport() {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                throw thrown;
            }
        });

        assertEquals(thrown, assertThrows(ExecutionException.class, heard::get).getCause());
    }

    private static CompletableFuture<Exchange> hear(Processor step) throws Exception {
        EventListeners listeners = new EventListeners();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent(
                    "twilio-webhook",
                    new WebhookComponent(listeners, new HookSettings(HookRoutes.LONG, OnFailure.ACCEPT)));
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("twilio-webhook:onMessageAdded").process(step);
                }
            });
            context.start();
            return listeners
                    .to("onMessageAdded")
                    .get(0)
                    .process(WebhookEvent.of("onMessageAdded", FormParameters.of(Map.of("Body", "hi")), null));
        }
    }
}
