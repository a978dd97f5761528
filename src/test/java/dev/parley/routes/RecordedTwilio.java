package dev.parley.routes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;

/** Stands where {@code twilio-api:} stands: keeps each call with its evaluated parameters, and answers with a SID on another thread. */
final class RecordedTwilio extends DefaultComponent {
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile boolean reachable = true;

    record Call(String operation, Map<String, String> parameters) {}

    List<Call> calls() {
        return calls;
    }

    void reset() {
        calls.clear();
        reachable = true;
    }

    void goOutOfReach() {
        reachable = false;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String operation, Map<String, Object> parameters) {
        Map<String, Object> expressions = new LinkedHashMap<>(parameters);
        parameters.clear();
        return new DefaultEndpoint(uri, this) {
            @Override
            public Producer createProducer() {
                return new DefaultAsyncProducer(this) {
                    @Override
                    public boolean process(Exchange exchange, AsyncCallback callback) {
                        new Thread(() -> complete(operation, expressions, exchange, callback), "twilio").start();
                        return false;
                    }
                };
            }

            @Override
            public Consumer createConsumer(Processor processor) {
                throw new UnsupportedOperationException("twilio-api: only calls");
            }
        };
    }

    private void complete(
            String operation, Map<String, Object> expressions, Exchange exchange, AsyncCallback callback) {
        try {
            answer(operation, expressions, exchange);
        } catch (RuntimeException e) {
            exchange.setException(e);
        }
        callback.done(false);
    }

    private void answer(String operation, Map<String, Object> expressions, Exchange exchange) {
        if (!reachable) {
            throw new IllegalStateException("Twilio is out of reach");
        }
        Map<String, String> values = new LinkedHashMap<>();
        expressions.forEach((name, expression) -> values.put(
                name,
                exchange.getContext()
                        .resolveLanguage("simple")
                        .createExpression(expression.toString())
                        .evaluate(exchange, String.class)));
        calls.add(new Call(operation, values));
        exchange.getMessage().setBody(Map.of("sid", "CH0123456789abcdef0123456789abcdef"));
    }
}
