package dev.parley.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.NoTypeConversionAvailableException;

/**
 * The HTTP response. Of the message that a finished route leaves, only the status, the body and three headers are sent, so
 * that received headers and bodies are not echoed.
 */
record OutboundResponse(int status, Map<String, String> headers, Buffer body) {
    private static final List<String> RESPONSE_HEADERS = List.of(Exchange.CONTENT_TYPE, "Location", "Retry-After");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns a response with an empty body: the caller sees a status, the log has the reason. */
    static OutboundResponse bare(int status) {
        return new OutboundResponse(status, Map.of(), Buffer.buffer());
    }

    /**
     * Returns the response of a route that has finished without an exception.
     *
     * @param received the body the route was given; if the route leaves it in place, it is not sent back
     * @throws NoTypeConversionAvailableException if the body cannot be converted to text or JSON
     */
    static OutboundResponse of(Exchange exchange, Object received)
            throws NoTypeConversionAvailableException, JsonProcessingException {
        Message message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, int.class);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : RESPONSE_HEADERS) {
            String value = message.getHeader(name, String.class);
            if (value != null && value.chars().noneMatch(Character::isISOControl)) {
                headers.put(name, value);
            }
        }
        Object body = message.getBody();
        if (body == null || body == received) {
            headers.remove(Exchange.CONTENT_TYPE);
            return new OutboundResponse(status, headers, Buffer.buffer());
        }
        if (body instanceof Map || body instanceof Collection) {
            headers.putIfAbsent(Exchange.CONTENT_TYPE, "application/json");
            return new OutboundResponse(status, headers, Buffer.buffer(JSON.writeValueAsBytes(body)));
        }
        headers.putIfAbsent(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        byte[] bytes = body instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : exchange.getContext().getTypeConverter().mandatoryConvertTo(byte[].class, exchange, body);
        return new OutboundResponse(status, headers, Buffer.buffer(bytes));
    }

    OutboundResponse with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new OutboundResponse(status, all, body);
    }
}
