package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.reference.ComponentSchema;
import dev.parley.webhook.HookSettings.OnFailure;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeSet;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** What tools know of {@code twilio-webhook:}. */
class WebhookSchemaTest {
    private final ComponentSchema schema = schema();

    private static ComponentSchema schema() {
        ComponentSchema made = new ComponentSchema(
                        "twilio-webhook",
                        "Twilio Webhook",
                        "Hear what happens in Twilio Conversations, and answer before it happens.",
                        WebhookComponent.class)
                .path(
                        "event",
                        new TreeSet<>(WebhookComponent.names()),
                        "The event or hook, as Twilio names it; status for status callbacks; * for events nobody else"
                                + " hears; hooks to send to is where a hook's answer comes from")
                .header(Event.ID_HEADER, "consumer", "Names the event: the same each time it is handled again");
        Arrays.stream(WebhookEndpoint.class.getDeclaredMethods())
                .filter(WebhookSchemaTest::isSetter)
                .sorted(Comparator.comparing(Method::getName))
                .forEach(setter -> made.parameter(name(setter), type(setter), setter.getParameterTypes()[0]));
        made.model().setLenientProperties(isLenient());
        return made;
    }

    private static boolean isSetter(Method method) {
        return method.getName().startsWith("set")
                && method.getParameterCount() == 1
                && Modifier.isPublic(method.getModifiers())
                && !method.isSynthetic();
    }

    private static String name(Method setter) {
        return Character.toLowerCase(setter.getName().charAt(3))
                + setter.getName().substring(4);
    }

    private static String type(Method setter) {
        Class<?> type = setter.getParameterTypes()[0];
        return type == boolean.class || type == Boolean.class ? "boolean" : "string";
    }

    private static boolean isLenient() {
        WebhookComponent component = component();
        return WebhookComponent.names().stream().anyMatch(name -> component
                .createEndpoint("twilio-webhook:" + name, name, Map.of())
                .isLenientProperties());
    }

    private static WebhookComponent component() {
        return new WebhookComponent(new Listeners(), new HookSettings(Duration.ofSeconds(4), OnFailure.ACCEPT));
    }

    @Test
    void schemaTellsWhatTheComponentDoes() throws IOException {
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

        assertEquals(Map.of("event", "onMessageSent"), result.getInvalidEnum());
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
