package dev.parley.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The state of a hook's exchange: the hook, and the response its steps have set so far. The exchanges of a split or a
 * multicast share it, so that they can set the response, too.
 */
final class HookExchange {
    private static final String HOOK = "ParleyHook";

    /** Far more than Twilio accepts, and small enough to read into memory. */
    private static final int MAX_BYTES = 1 << 20;

    private final Exchange exchange;
    private final String hook;
    private final @Nullable Object received;
    private final AtomicReference<@Nullable HookResponse> response = new AtomicReference<>();

    private HookExchange(Exchange exchange, String hook) {
        this.exchange = exchange;
        this.hook = hook;
        this.received = exchange.getMessage().getBody();
    }

    /** Marks an exchange as a hook's; its body holds Twilio's parameters. */
    static void begin(Exchange exchange, String hook) {
        exchange.setProperty(HOOK, new HookExchange(exchange, hook));
    }

    /** Returns the hook that the exchange, or its parent exchange, answers; empty if it answers none. */
    static Optional<HookExchange> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(HOOK, HookExchange.class));
    }

    String hook() {
        return hook;
    }

    /** Replaces the response with that of a step. A rejection is final, whatever other steps answer. */
    void update(UnaryOperator<HookResponse> answer) {
        response.updateAndGet(before -> {
            HookResponse soFar = before == null ? HookResponse.ACCEPT : before;
            return soFar.status() == HookResponse.ACCEPT.status() ? answer.apply(soFar) : soFar;
        });
    }

    /**
     * Returns the response of the finished route: set by its steps, or else the message it left.
     *
     * @throws InvalidHookResponse if Twilio would not accept the response
     */
    HookResponse answer() {
        HookResponse set = response.get();
        if (set != null) {
            return set;
        }
        Object status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
        return HookResponse.read(hook, status == null ? HookResponse.ACCEPT.status() : status, body());
    }

    /** Returns the body that the route has set; the event itself does not count as a response. */
    private Object body() {
        Object body = exchange.getMessage().getBody();
        if (body == null || body.equals(received)) {
            return Map.of();
        }
        if (body instanceof Map || body instanceof String) {
            return body;
        }
        if (body instanceof InputStream stream) {
            return text(stream);
        }
        String text = exchange.getMessage().getBody(String.class);
        return text == null ? body : text;
    }

    private static String text(InputStream stream) {
        try {
            byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new InvalidHookResponse("answered with more than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
