package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.camel.EventHeaders;
import dev.parley.reference.ComponentSchema;
import dev.parley.webhook.HookSettings.OnFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The JSON schema of {@code twilio-webhook:} for tools. */
class WebhookSchemaTest {
    private final ComponentSchema schema = schema();

    private static ComponentSchema schema() {
        ComponentSchema made = new ComponentSchema(
                        "twilio-webhook",
                        "Twilio Webhook",
                        "Hear what happens in Twilio Conversations, and answer before it happens.",
                        WebhookComponent.class)
                .path(
                        "name",
                        WebhookComponent.names(),
                        "To listen to: the event or hook, as Twilio names it; status for how messages fare; * for events"
                                + " nobody else hears. To send to: hooks, where a hook's answer comes from; accept,"
                                + " change or reject, to answer one")
                .header(EventHeaders.ID, "consumer", "Names the event: the same each time it is handled again");
        ModifiableFields.all()
                .forEach(key -> made.parameter(
                        key,
                        "string",
                        String.class,
                        "The new " + key.replace('_', ' ') + ", with twilio-webhook:change"));
        return made;
    }

    private static WebhookComponent component() {
        return new WebhookComponent(new EventListeners(), new HookSettings(Duration.ofSeconds(4), OnFailure.ACCEPT));
    }

    @Test
    void schemaDescribesTheComponent() throws IOException {
        schema.assertCurrent();
    }

    @Test
    void catalogKnowsEveryName() {
        WebhookComponent.names().forEach(name -> {
            EndpointValidationResult result = schema.catalog().validateEndpointProperties("twilio-webhook:" + name);

            assertTrue(result.isSuccess(), () -> String.valueOf(result.summaryErrorMessage(false)));
        });
    }

    @Test
    void catalogRefusesUnknownEvent() {
        EndpointValidationResult result = schema.catalog().validateEndpointProperties("twilio-webhook:onMessageSent");

        assertEquals(Map.of("name", "onMessageSent"), result.getInvalidEnum());
    }

    @Test
    void runningCamelFindsTheSchema() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("twilio-webhook", component());
            context.start();

            String found = String.valueOf(context.getComponentParameterJsonSchema("twilio-webhook"));

            assertTrue(found.contains("\"onConversationStateUpdated\""), found);
        }
    }
}
