package dev.parley.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.reference.ComponentSchema;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

/** The schema of {@code inbox:} for tools. */
class InboxSchemaTest {
    private final ComponentSchema schema = schema();

    private static ComponentSchema schema() {
        ComponentSchema made = new ComponentSchema(
                        "inbox", "Inbox", "Store what Twilio said before it is answered.", InboxComponent.class)
                .path("kind", InboxComponent.NAMES, "What is stored: a Conversations webhook or a status callback");
        made.model().setProducerOnly(true);
        return made;
    }

    @Test
    void schemaDescribesTheComponent() throws IOException {
        schema.assertCurrent();
    }

    @Test
    void catalogKnowsEveryName() {
        InboxComponent.NAMES.forEach(name -> {
            EndpointValidationResult result = schema.catalog().validateEndpointProperties("inbox:" + name);

            assertTrue(result.isSuccess(), () -> String.valueOf(result.summaryErrorMessage(false)));
        });
    }

    @Test
    void catalogRefusesUnknownName() {
        EndpointValidationResult result = schema.catalog().validateEndpointProperties("inbox:webhook");

        assertEquals(Map.of("kind", "webhook"), result.getInvalidEnum());
    }

    @Test
    void camelFindsTheSchemaByTheNameOfTheClass() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            String found = String.valueOf(context.getComponentParameterJsonSchema("inbox"));

            assertTrue(found.contains("\"dev.parley.inbox.InboxComponent\""), found);
        }
    }
}
