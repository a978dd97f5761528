package dev.parley.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.camel.EventHeaders;
import dev.parley.twilio.OperationDirectory;
import dev.parley.twilio.TwilioApiComponent;
import dev.parley.twilio.TwilioRuntime;
import dev.parley.twilio.operation.OperationUsage;
import dev.parley.twilio.operation.OperationUsage.Input;
import dev.parley.twilio.operation.OperationUsage.Kind;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.EndpointValidationResult;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.tooling.model.ApiModel;
import org.apache.camel.tooling.model.ComponentModel.ApiOptionModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The JSON schema of {@code twilio-api:} for tools. One instance for all tests, as inspecting every operation is slow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwilioApiSchemaTest {
    private static final Set<String> SECRETS = Set.of("apiKey", "certificate", "privateKey", "secret");
    private static final Pattern PARAMETER = Pattern.compile("^ {6}([\\w.]+): (.*)$", Pattern.MULTILINE);

    private final OperationDirectory vocabulary = new OperationDirectory();
    private final ComponentSchema schema = schema();

    private ComponentSchema schema() {
        ComponentSchema made = new ComponentSchema(
                        "twilio-api",
                        "Twilio API",
                        "Call Twilio: Conversations, Studio executions and messages.",
                        TwilioApiComponent.class)
                .path("operation", vocabulary.names(), "What Twilio is asked to do: a resource and a verb")
                .header(EventHeaders.ID, "producer", "The event that a route handles; ensuring a message needs it");
        made.model().setProducerOnly(true);
        made.model().setApi(true);
        // Each operation is declared as an API of its own, so that its parameters are separate from those of others.
        made.model().setApiSyntax("operation");
        vocabulary.names().forEach(name -> made.model().getApiOptions().add(api(vocabulary.usage(name))));
        return made;
    }

    private static ApiModel api(OperationUsage usage) {
        ApiModel api = new ApiModel();
        api.setName(usage.name());
        api.setProducerOnly(true);
        api.setDescription(Entry.sentence(usage.name()));
        var method = api.newMethod(usage.name().substring(usage.name().lastIndexOf('/') + 1));
        method.setDescription(Entry.sentence(usage.name()));
        usage.inputs().forEach(input -> method.addApiOptionModel(option(input)));
        return api;
    }

    private static ApiOptionModel option(Input input) {
        ApiOptionModel option = new ApiOptionModel();
        option.setKind("parameter");
        option.setName(input.name());
        option.setDisplayName(ComponentSchema.displayName(input.name()));
        option.setGroup("producer");
        option.setLabel("producer");
        option.setRequired(input.required());
        option.setOptional(!input.required());
        option.setType(type(input));
        option.setJavaType(javaType(option.getType()).getName());
        option.setSecret(SECRETS.contains(input.name()));
        option.setDescription((TypeNames.of(input) + "; " + TypeNames.place(input)).replace("`", ""));
        if (option.getType().equals("enum")) {
            option.setEnums(input.shape().allowed());
        }
        return option;
    }

    // A list is written with commas, so its values do not have one of Camel's types.
    private static String type(Input input) {
        Kind kind = input.shape().many() ? Kind.TEXT : input.shape().kind();
        return switch (kind) {
            case ONE_OF -> "enum";
            case TRUE_OR_FALSE -> "boolean";
            case WHOLE_NUMBER -> "integer";
            case NUMBER -> "number";
            case TEXT, SID, SID_OR_NAME, TIME, DATE, URL, ADDRESS, JSON, OBJECT -> "string";
        };
    }

    private static Class<?> javaType(String type) {
        return switch (type) {
            case "boolean" -> Boolean.class;
            case "integer" -> Long.class;
            case "number" -> BigDecimal.class;
            default -> String.class;
        };
    }

    @Test
    void schemaDescribesTheComponent() throws IOException {
        schema.assertCurrent();
    }

    @Test
    void catalogAcceptsEveryExampleOfTheReference() {
        CamelCatalog catalog = schema.catalog();

        List<String> refused = new ArrayList<>();
        for (String name : vocabulary.names()) {
            EndpointValidationResult result = catalog.validateEndpointProperties(uri(name));
            if (!result.isSuccess()) {
                refused.add(result.summaryErrorMessage(false));
            }
        }

        assertEquals(List.of(), refused);
    }

    @Test
    void catalogReadsAnEndpoint() throws Exception {
        CamelCatalog catalog = schema.catalog();
        String uri = "twilio-api:conversations/participants/ensure?conversationSid=CH1&messagingBinding.address=ada";

        assertEquals("twilio-api", catalog.endpointComponentName(uri));
        assertEquals(
                Map.of(
                        "operation",
                        "conversations/participants/ensure",
                        "conversationSid",
                        "CH1",
                        "messagingBinding.address",
                        "ada"),
                catalog.endpointProperties(uri));
    }

    @Test
    void catalogRefusesParameterOfAnotherOperation() {
        EndpointValidationResult result =
                schema.catalog().validateEndpointProperties("twilio-api:users/fetch?sid=ada&friendlyName=Ada");

        assertEquals(Set.of("friendlyName"), result.getUnknown());
    }

    @Test
    void catalogMissesWhatIsRequired() {
        EndpointValidationResult result =
                schema.catalog().validateEndpointProperties("twilio-api:conversations/messages/create?body=hello");

        assertEquals(Set.of("conversationSid"), result.getRequired());
    }

    @Test
    void catalogRefusesValueThatIsNoneOfTheKnown() {
        EndpointValidationResult result =
                schema.catalog().validateEndpointProperties("twilio-api:conversations/update?sid=CH1&state=open");

        assertEquals(Map.of("state", "open"), result.getInvalidEnum());
    }

    @Test
    void catalogRefusesUnknownOperation() {
        EndpointValidationResult result = schema.catalog().validateEndpointProperties("twilio-api:user/fetch?sid=ada");

        assertEquals(Map.of("operation", "user/fetch"), result.getInvalidEnum());
    }

    @Test
    void runningCamelFindsTheSchema() throws Exception {
        TwilioSettings settings = new TwilioSettings(
                "AC" + "0".repeat(32),
                "SK" + "0".repeat(32),
                "secret",
                null,
                null,
                null,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
        try (TwilioRuntime runtime = new TwilioRuntime(settings, TrafficSettings.DEFAULT);
                DefaultCamelContext context = new DefaultCamelContext()) {
            context.addComponent("twilio-api", new TwilioApiComponent(runtime));
            context.start();

            String found = String.valueOf(context.getComponentParameterJsonSchema("twilio-api"));

            assertEquals(JsonMapper.createParameterJsonSchema(schema.model()).strip(), found.strip());
        }
    }

    /** Returns the example's step as the endpoint's URI. */
    private String uri(String name) {
        Map<String, String> parameters = new TreeMap<>();
        Matcher line = PARAMETER.matcher(new Entry(vocabulary.usage(name)).example());
        while (line.find()) {
            parameters.put(line.group(1), URLEncoder.encode(line.group(2).replaceAll("^'|'$", ""), UTF_8));
        }
        List<String> query = parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + p.getValue())
                .toList();
        return "twilio-api:" + name + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }
}
