package dev.parley.twilio.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.camel.EndpointUri;
import dev.parley.camel.InvalidRouteException;
import dev.parley.camel.SimpleTemplate;
import dev.parley.protocol.NearestName;
import dev.parley.twilio.operation.OperationParameter;
import dev.parley.twilio.request.Json;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * A call as configured in a route: checked once, its values evaluated for every exchange.
 *
 * @param templates by parameter name
 * @param twin the same call in the account's default service, for exchanges that name no service; empty where the service is
 *     constant
 */
public record PreparedCall(Call call, Map<String, SimpleTemplate> templates, Optional<PreparedCall> twin) {
    private static final String SERVICES = "services/";
    private static final String SERVICE = "chatServiceSid";

    public PreparedCall {
        templates = Map.copyOf(templates);
    }

    /**
     * Checks a call of a route.
     *
     *
     * @throws InvalidRouteException if it is not valid, with a message of one line
     */
    public static PreparedCall prepare(CallCatalog catalog, EndpointUri written, CamelContext context) {
        PreparedCall prepared = prepare(catalog.call(written.operation()), written, context);
        SimpleTemplate service = prepared.templates.get(SERVICE);
        String twin = written.operation().replaceFirst("^" + SERVICES, "");
        if (service == null
                || service.constant().isPresent()
                || !written.operation().startsWith(SERVICES)
                || !CallCatalog.names().contains(twin)) {
            return prepared;
        }
        Map<String, SimpleTemplate> others = new LinkedHashMap<>(prepared.templates);
        others.remove(SERVICE);
        return new PreparedCall(
                prepared.call,
                prepared.templates,
                Optional.of(new PreparedCall(catalog.call(twin), others, Optional.empty())));
    }

    private static PreparedCall prepare(Call call, EndpointUri written, CamelContext context) {
        // Names first: Camel does not wrap the value of an unknown name in RAW(), which then looks invalid.
        written.values().keySet().stream()
                .filter(name -> !call.parameters().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw invalid(
                            call,
                            " has no parameter \"" + name + "\"."
                                    + NearestName.hint(name, call.parameters().keySet()));
                });
        written.doubt().ifPresent(why -> {
            throw invalid(call, ": " + why + "." + EndpointUri.ADVICE);
        });
        Map<String, SimpleTemplate> templates = new LinkedHashMap<>();
        written.values()
                .forEach((name, value) -> templates.put(name, template(call, parameter(call, name), value, context)));
        Set<String> needed = call.needed(templates.keySet());
        if (!needed.isEmpty()) {
            throw invalid(
                    call,
                    " needs parameter "
                            + needed.stream().map(name -> '"' + name + '"').collect(Collectors.joining(" or ")) + ".");
        }
        return new PreparedCall(call, templates, Optional.empty());
    }

    private static OperationParameter parameter(Call call, String name) {
        return Objects.requireNonNull(call.parameters().get(name), name);
    }

    private static SimpleTemplate template(
            Call call, OperationParameter parameter, String value, CamelContext context) {
        SimpleTemplate template;
        try {
            template = SimpleTemplate.parse(value, context);
            Optional<String> constant = template.constant();
            constant.ifPresent(text -> texts(parameter, text).forEach(parameter::check));
        } catch (IllegalArgumentException e) {
            throw invalid(call, ": " + parameter.name() + " is \"" + value + "\": " + e.getMessage() + ".");
        }
        return template;
    }

    private static InvalidRouteException invalid(Call call, String what) {
        return new InvalidRouteException("twilio-api:" + call.name() + what);
    }

    /** Returns the call to make for an exchange: in the account's default service if the exchange names no service. */
    public PreparedCall within(Exchange exchange) {
        return twin.filter(inDefault -> hasNo(SERVICE, exchange)).orElse(this);
    }

    private boolean hasNo(String name, Exchange exchange) {
        return Objects.requireNonNull(templates.get(name), name)
                .evaluate(exchange)
                .filter(value -> !SimpleTemplate.asText(value, exchange).isBlank())
                .isEmpty();
    }

    /**
     * Returns the values for an exchange, by parameter name, without parameters that have no value.
     *
     *
     * @throws CallFailure if a required parameter has no value
     */
    public Map<String, List<String>> values(Exchange exchange) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        templates.forEach((name, template) -> {
            OperationParameter parameter = parameter(call, name);
            Optional<Object> value =
                    parameter.isJson() ? template.evaluateAsJson(exchange) : template.evaluate(exchange);
            value.ifPresent(given -> values.put(name, texts(parameter, given, exchange)));
        });
        String without = call.missing(values.keySet()).stream()
                .map(name -> name + " is missing: " + templates.get(name) + " has no value")
                .collect(Collectors.joining("; "));
        if (!without.isEmpty()) {
            throw CallFailure.unsent(new CallName(call.name(), ""), without);
        }
        return values;
    }

    private static List<String> texts(OperationParameter parameter, Object value, Exchange exchange) {
        if (parameter.type().many() && value instanceof Collection<?> items) {
            return items.stream()
                    .filter(Objects::nonNull)
                    .map(item -> SimpleTemplate.asText(item, exchange))
                    .toList();
        }
        return texts(parameter, SimpleTemplate.asText(value, exchange));
    }

    private static List<String> texts(OperationParameter parameter, String text) {
        if (!parameter.type().many()) {
            return List.of(text);
        }
        List<String> objects = objects(text.strip());
        return objects != null
                ? objects
                : Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList();
    }

    // Objects contain commas themselves: {"identity":"ada","role_sid":null},{"identity":"bob"}
    private static @Nullable List<String> objects(String text) {
        if (!text.startsWith("{")) {
            return null;
        }
        try {
            return Json.readObjects("[" + text + "]").stream().map(Json::write).toList();
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
