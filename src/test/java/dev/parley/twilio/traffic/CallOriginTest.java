package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.camel.EventHeaders;
import dev.parley.door.Authentication;
import dev.parley.door.OriginalRequest;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class CallOriginTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void countsAnonymousRequestsAsVisitors() {
        request();

        assertEquals(CallOrigin.VISITOR, CallOrigin.of(exchange));
    }

    @Test
    void knowsWhomAStepHasLetIn() {
        request();
        Authentication.passed(exchange);

        assertEquals(CallOrigin.KNOWN_CALLER, CallOrigin.of(exchange));
    }

    @Test
    void knowsEvents() {
        exchange.setProperty(EventHeaders.ID, "E1");

        assertEquals(CallOrigin.EVENT, CallOrigin.of(exchange));
    }

    @Test
    void countsCallsWithoutRequestAsOwn() {
        assertEquals(CallOrigin.KNOWN_CALLER, CallOrigin.of(exchange));
    }

    @Test
    void remembersThatSomethingWasChangedForAVisitor() {
        request();
        CallOrigin.of(exchange).changed(exchange);

        assertEquals(CallOrigin.VISITOR_HALFWAY, CallOrigin.of(exchange));
    }

    private void request() {
        new OriginalRequest(
                        "POST",
                        "/open",
                        MultiMap.caseInsensitiveMultiMap(),
                        FormParameters.NONE,
                        FormParameters.NONE,
                        Buffer.buffer(),
                        new ClientAddress(InetAddress.getLoopbackAddress()))
                .putInto(exchange);
    }
}
