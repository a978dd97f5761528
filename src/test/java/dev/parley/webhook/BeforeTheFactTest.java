package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class BeforeTheFactTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void tellsHooksFromEvents() {
        Set<String> held = new HashSet<>();

        for (String type : EventTypes.all()) {
            if (isHeld(Map.of("EventType", type))) {
                held.add(type);
            }
        }

        assertEquals(EventTypes.HOOKS, held);
    }

    @Test
    void takesHookThatTwilioMayAddForOne() {
        assertEquals(true, isHeld(Map.of("EventType", "onPollAdd")));
    }

    @Test
    void takesWhatNamesNoTypeForNone() {
        assertEquals(false, isHeld(Map.of("Body", "onMessageAdd")));
        assertEquals(false, isHeld("onMessageAdd"));
    }

    private boolean isHeld(Object body) {
        exchange.getMessage().setBody(body);
        return new BeforeTheFact().matches(exchange);
    }
}
