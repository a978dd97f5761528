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
 * What a hook's route carries along: which hook it is, and what its steps have answered so far. The parts of a split or a
 * multicast carry the same one, so that what they answer counts.
 */
final class HookExchange {
    private static final String HOOK = "ParleyHook";

    /** Far more than Twilio takes, and little enough to be read. */
    private static final int MAX_BYTES = 1 << 20;

    private final Exchange exchange;
    private final String hook;
    private final @Nullable Object asked;
    private final AtomicReference<@Nullable HookResponse> given = new AtomicReference<>();

    private HookExchange(Exchange exchange, String hook) {
        this.exchange = exchange;
        this.hook = hook;
        this.asked = exchange.getMessage().getBody();
    }

    /** Marks an exchange as a hook's; its body is what Twilio asks. */
    static void begin(Exchange exchange, String hook) {
        exchange.setProperty(HOOK, new HookExchange(exchange, hook));
    }

    /** Returns the hook that the exchange, or the one that it is a part of, answers; empty where it answers none. */
    static Optional<HookExchange> of(Exchange exchange) {
        return Optional.ofNullable(exchange.getProperty(HOOK, HookExchange.class));
    }

    String hook() {
        return hook;
    }

    /** Takes an answer of a step in place of the one before. No stays no, whatever another part of the route answers. */
    void give(UnaryOperator<HookResponse> answer) {
        given.updateAndGet(before -> {
            HookResponse soFar = before == null ? HookResponse.ACCEPT : before;
            return soFar.status() == HookResponse.ACCEPT.status() ? answer.apply(soFar) : soFar;
        });
    }

    /**
     * Returns what the finished route has answered: by its steps, or else by the message it left.
     *
     * @throws InvalidHookResponse that says what Twilio would not have understood
     */
    HookResponse answer() {
        HookResponse answered = given.get();
        if (answered != null) {
            return answered;
        }
        Object status = exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE);
        return HookResponse.read(hook, status == null ? HookResponse.ACCEPT.status() : status, body());
    }

    /** Returns what the route put in place of the event; the event itself is no answer. */
    private Object body() {
        Object body = exchange.getMessage().getBody();
        if (body == null || body.equals(asked)) {
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
