package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call uses the service of the event, and the account's default service if the event has none. */
class ServiceOfEventTest {
    private static final String SERVICE = "IS" + "1".repeat(32);

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @AfterEach
    void stop() throws Exception {
        routes.close();
        twilio.close();
    }

    @Test
    void isMadeInTheServiceOfTheEvent() {
        start("services/conversations/fetch", "chatServiceSid: ${body[ChatServiceSid]}", "sid: CH1");

        routes.send(Map.of("ChatServiceSid", SERVICE));

        assertEquals(
                "GET /v1/Services/" + SERVICE + "/Conversations/CH1",
                twilio.only().what());
    }

    @Test
    void isMadeInTheDefaultServiceWhereTheEventNamesNone() {
        start("services/conversations/fetch", "chatServiceSid: ${body[ChatServiceSid]}", "sid: CH1");

        routes.send(Map.of("ConversationSid", "CH1"));

        assertEquals("GET /v1/Conversations/CH1", twilio.only().what());
    }

    @Test
    void isMadeInTheDefaultServiceWhereTheEventNamesAnEmptyOne() {
        start(
                "services/conversations/participants/ensure",
                "chatServiceSid: ${body[ChatServiceSid]}",
                "conversationSid: CH1",
                "identity: ada");

        routes.send(Map.of("ChatServiceSid", ""));

        assertEquals("POST /v1/Conversations/CH1/Participants", twilio.only().what());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Conversations", "IS1", "x"})
    void isNotMadeWhereTheServiceIsNone(String service) {
        start("services/conversations/fetch", "chatServiceSid: ${body[ChatServiceSid]}", "sid: CH1");

        Exchange done = routes.send(Map.of("ChatServiceSid", service));

        assertEquals(
                "services/conversations/fetch to " + service + "/CH1 was not sent: chatServiceSid",
                String.valueOf(done.getException().getMessage()).replaceFirst("(?<=chatServiceSid).*", ""));
        assertEquals(List.of(), twilio.asked());
    }

    @Test
    void failsWhereThereIsNoSuchThingOutsideOfServices() {
        start("services/bindings/list", "chatServiceSid: ${body[ChatServiceSid]}");

        Exchange done = routes.send(Map.of());

        assertEquals(
                "services/bindings/list was not sent: chatServiceSid is missing: ${body[ChatServiceSid]} has no value."
                        + " Not retried: repeating cannot help.",
                done.getException().getMessage());
    }

    private void start(String operation, String... parameters) {
        routes.start(operation, parameters);
    }
}
