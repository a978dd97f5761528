package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.door.Authentication;
import dev.parley.door.Request;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.http.ClientAddress;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.InetAddress;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class CauseTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void takesWhoeverAsksForAVisitor() {
        request();

        assertEquals(Cause.VISITOR, Cause.of(exchange));
    }

    @Test
    void knowsWhomAStepHasLetIn() {
        request();
        Authentication.passed(exchange);

        assertEquals(Cause.KNOWN_CALLER, Cause.of(exchange));
    }

    @Test
    void knowsEvents() {
        exchange.setProperty("ParleyEventId", "E1");

        assertEquals(Cause.EVENT, Cause.of(exchange));
    }

    @Test
    void takesWhatNobodyAskedForForOurOwn() {
        assertEquals(Cause.KNOWN_CALLER, Cause.of(exchange));
    }

    @Test
    void remembersThatSomethingWasChangedForAVisitor() {
        request();
        Cause.of(exchange).changed(exchange);

        assertEquals(Cause.VISITOR_HALFWAY, Cause.of(exchange));
    }

    private void request() {
        new Request(
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
