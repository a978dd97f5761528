package dev.parley.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.spi.Language;

/**
 * A value as a route writes it: text in which every {@code ${…}} is a Simple expression.
 *
 * <p>Only the {@code ${…}} parts are passed to Simple. It would also interpret the rest of the text: {@code \n}, {@code ++}
 * and {@code ?:} would not arrive as written.
 */
public final class SimpleTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String source;
    private final List<Part> parts;

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Function(Expression expression) implements Part {}
    }

    private SimpleTemplate(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException that says in one line what Simple cannot parse
     */
    public static SimpleTemplate parse(String source, CamelContext context) {
        Language simple = context.resolveLanguage("simple");
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int start = source.indexOf("${"); start >= 0; start = source.indexOf("${", from)) {
            int end = endOfFunction(source, start);
            if (start > from) {
                parts.add(new Part.Text(source.substring(from, start)));
            }
            parts.add(new Part.Function(compile(simple, source.substring(start, end), context)));
            from = end;
        }
        if (from < source.length() || parts.isEmpty()) {
            parts.add(new Part.Text(source.substring(from)));
        }
        return new SimpleTemplate(source, parts);
    }

    private static int endOfFunction(String source, int start) {
        int depth = 0;
        for (int i = start + 1; i < source.length(); i++) {
            if (source.charAt(i) == '{') {
                depth++;
            } else if (source.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("\"${\" has no \"}\"");
    }

    private static Expression compile(Language simple, String function, CamelContext context) {
        try {
            Expression expression = simple.createExpression(function);
            expression.init(context);
            return expression;
        } catch (RuntimeException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            String reason = first.replaceFirst(" at location \\d+$", "");
            throw new IllegalArgumentException("Simple cannot parse " + function + ", " + reason, e);
        }
    }

    /** Returns the value if it has no {@code ${…}}. */
    public Optional<String> constant() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /**
     * Evaluates the value for an exchange.
     *
     * @return an object if the value is a single function, a string otherwise; empty if that function has no value
     */
    public Optional<Object> evaluate(Exchange exchange) {
        if (parts.size() == 1 && parts.get(0) instanceof Part.Function function) {
            return Optional.ofNullable(function.expression().evaluate(exchange, Object.class));
        }
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part instanceof Part.Function function ? text(function, exchange) : ((Part.Text) part).text());
        }
        return Optional.of(text.toString());
    }

    /**
     * Evaluates a value that is to be JSON. The result of a function stays one value, even if it contains JSON syntax: between
     * quotes it is escaped; elsewhere it is written as JSON, as a JSON string if it is not valid JSON, and as {@code null} if it is
     * empty.
     *
     * @return as {@link #evaluate(Exchange)}
     */
    public Optional<Object> evaluateAsJson(Exchange exchange) {
        if (!(parts.get(0) instanceof Part.Text first) || !first.text().matches("(?s)\\s*[{\\[].*")) {
            return evaluate(exchange);
        }
        JsonTemplate json = new JsonTemplate();
        for (Part part : parts) {
            if (part instanceof Part.Text text) {
                json.write(text.text());
            } else {
                Object value = ((Part.Function) part).expression().evaluate(exchange, Object.class);
                json.insert(value, value == null ? "" : asText(value, exchange));
            }
        }
        return Optional.of(json.toString());
    }

    private static String text(Part.Function function, Exchange exchange) {
        Object value = function.expression().evaluate(exchange, Object.class);
        return value == null ? "" : asText(value, exchange);
    }

    /** Returns the template as written. */
    @Override
    public String toString() {
        return source;
    }

    /** Returns a value as text: strings as they are, maps and lists as JSON. */
    public static String asText(Object value, Exchange exchange) {
        if (value instanceof Map || value instanceof Collection) {
            return json(value);
        }
        String text = exchange.getContext().getTypeConverter().tryConvertTo(String.class, exchange, value);
        return text == null ? value.toString() : text;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be source as JSON", e);
        }
    }
}
