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
 * <p>Only what stands in {@code ${…}} is given to Simple. Given the whole text it would also read the rest as its language:
 * {@code \n}, {@code ++} and {@code ?:} would not arrive as written.
 */
public final class SimpleTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String written;
    private final List<Part> parts;

    private sealed interface Part {
        record Text(String text) implements Part {}

        record Function(Expression expression) implements Part {}
    }

    private SimpleTemplate(String written, List<Part> parts) {
        this.written = written;
        this.parts = List.copyOf(parts);
    }

    /**
     * Reads a value.
     *
     * @throws IllegalArgumentException that says in one line what Simple cannot read
     */
    public static SimpleTemplate parse(String written, CamelContext context) {
        Language simple = context.resolveLanguage("simple");
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int start = written.indexOf("${"); start >= 0; start = written.indexOf("${", from)) {
            int end = endOfFunction(written, start);
            if (start > from) {
                parts.add(new Part.Text(written.substring(from, start)));
            }
            parts.add(new Part.Function(compile(simple, written.substring(start, end), context)));
            from = end;
        }
        if (from < written.length() || parts.isEmpty()) {
            parts.add(new Part.Text(written.substring(from)));
        }
        return new SimpleTemplate(written, parts);
    }

    private static int endOfFunction(String written, int start) {
        int depth = 0;
        for (int i = start + 1; i < written.length(); i++) {
            if (written.charAt(i) == '{') {
                depth++;
            } else if (written.charAt(i) == '}' && --depth == 0) {
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
            throw new IllegalArgumentException("Simple cannot read " + function + ", " + reason, e);
        }
    }

    /** Returns the text of a value without {@code ${…}}. */
    public Optional<String> constant() {
        return parts.size() == 1 && parts.get(0) instanceof Part.Text text
                ? Optional.of(text.text())
                : Optional.empty();
    }

    /**
     * Evaluates the value for an exchange.
     *
     * @return an object where the value is one function and nothing else, a text otherwise; empty where that function has
     *     no value
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
     * Evaluates a value that is to be JSON: what a function yields stays one value, whatever a person wrote into it. Between
     * quotes it is escaped; elsewhere it is written as JSON, a text that is none as a JSON text, and no value as {@code null}.
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

    /** Returns the value as it was written. */
    @Override
    public String toString() {
        return written;
    }

    /** Returns what is sent of a value: texts as they are, maps and lists as JSON. */
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
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }
}
