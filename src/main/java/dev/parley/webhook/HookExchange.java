package dev.parley.webhook;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/** What a hook's route carries along: which hook it is, and what its steps have answered so far. */
final class HookExchange {
    private static final String HOOK = "ParleyHook";
    private static final String ANSWER = "ParleyHookAnswer";

    private final Exchange exchange;
    private final String hook;

    private HookExchange(Exchange exchange, String hook) {
        this.exchange = exchange;
        this.hook = hook;
    }

    /** Marks an exchange as a hook's. */
    static void begin(Exchange exchange, String hook) {
        exchange.setProperty(HOOK, hook);
    }

    /** Returns the hook that the exchange answers; empty where it answers none. */
    static Optional<HookExchange> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(HOOK, String.class))
                .map(hook -> new HookExchange(exchange, hook));
    }

    String hook() {
        return hook;
    }

    /** Returns what the steps have answered so far. */
    Optional<HookAnswer> given() {
        return Optional.ofNullable(exchange.getProperty(ANSWER, HookAnswer.class));
    }

    void give(HookAnswer answer) {
        exchange.setProperty(ANSWER, answer);
    }

    /**
     * Returns what the finished route has answered: by its steps, or else by the message it left.
     *
     * @throws RubbishAnswer that says what Twilio would not have understood
     */
    HookAnswer answer() {
        return given().orElseGet(() -> {
            Object status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
            return HookAnswer.read(hook, status == null ? HookAnswer.ACCEPT.status() : status, body());
        });
    }

    /** Returns what the route put in place of the event; the event itself is no answer. */
    private Object body() {
        Object body = exchange.getMessage().getBody();
        boolean untouched = body instanceof Map<?, ?> map && map.containsKey("EventType");
        if (body == null || untouched) {
            return Map.of();
        }
        if (body instanceof byte[] || body instanceof InputStream) {
            return exchange.getMessage().getBody(String.class);
        }
        return body;
    }
}
