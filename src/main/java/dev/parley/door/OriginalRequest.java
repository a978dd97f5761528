package dev.parley.door;

import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * The request as it arrived. Signatures and other checks use it, since a route sees only its decoded parameters.
 *
 * @param method in capitals
 * @param target path and query as in the request line, escapes included
 * @param headers by name, letter case aside
 * @param query the decoded query
 * @param form the decoded form; {@link FormParameters#NONE} if the body is of another type
 * @param body the bytes as they arrived
 * @param client the caller's address, behind any trusted proxies
 */
public record OriginalRequest(
        String method,
        String target,
        MultiMap headers,
        FormParameters query,
        FormParameters form,
        Buffer body,
        ClientAddress client) {
    private static final String PROPERTY = "ParleyRequest";

    /** Returns the header where it was sent exactly once: of two, one may be forged. */
    public @Nullable String header(String name) {
        return new RequestHead(method, target, headers, client).header(name);
    }

    /** Returns whether the body is a form, whatever the letter case and charset parameter of its type. */
    public boolean isForm() {
        return isForm(headers);
    }

    static boolean isForm(MultiMap headers) {
        return hasType(headers, "application/x-www-form-urlencoded");
    }

    /** Returns whether the body is JSON, whatever the letter case and charset parameter of its type. */
    public boolean isJson() {
        return isJson(headers);
    }

    static boolean isJson(MultiMap headers) {
        return hasType(headers, "application/json");
    }

    private static boolean hasType(MultiMap headers, String type) {
        String sent = headers.get("Content-Type");
        return sent != null
                && sent.toLowerCase(Locale.ROOT).split(";", 2)[0].strip().equals(type);
    }

    /** Returns the request that started the exchange; null if it was not started by {@code platform-http:}. */
    public static @Nullable OriginalRequest of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, OriginalRequest.class);
    }

    /** Lets {@link #of} find this request in the exchange. */
    public void putInto(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }
}
