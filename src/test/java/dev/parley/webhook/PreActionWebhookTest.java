package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.EventNames;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreActionWebhookTest {
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void tellsHooksFromEvents() {
        Set<String> held = new HashSet<>();

        for (String type : EventTypes.all()) {
            if (isHeld(Map.of("EventType", type))) {
                held.add(type);
            }
        }

        assertEquals(Set.copyOf(EventNames.HOOKS), held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"onPollAdd", "onReactionAdd", "onV2MessageUpdate", "onmessageadd", "ONMESSAGEREMOVE"})
    void takesHookThatTwilioMayAddForOne(String type) {
        assertEquals(true, isHeld(Map.of("EventType", type)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onReactionAdded", "onAdd", "Add", "onMessageRead", "onMessageAdd ", "messageAdd", "READ"})
    void takesAnythingElseForNone(String type) {
        assertEquals(false, isHeld(Map.of("EventType", type)));
    }

    @Test
    void takesWhatNamesTwoTypesForNone() {
        assertEquals(false, isHeld(Map.of("EventType", List.of("onMessageAdd", "onMessageAdded"))));
    }

    @Test
    void takesWhatNamesNoTypeForNone() {
        assertEquals(false, isHeld(Map.of("Body", "onMessageAdd")));
        assertEquals(false, isHeld("onMessageAdd"));
    }

    private boolean isHeld(Object body) {
        exchange.getMessage().setBody(body);
        return new PreActionWebhook().matches(exchange);
    }
}
