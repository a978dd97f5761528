package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.webhook.EventListener;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator who wants to know which messages did not arrive. */
class UndeliveredOperatorTest {
    private static final String PHONE = UndeliveredRoutes.PHONE;
    private static final String FAULT = UndeliveredRoutes.FAULT;

    private final UndeliveredRoutes undelivered = new UndeliveredRoutes();

    @AfterEach
    void close() throws Exception {
        undelivered.close();
    }

    @Test
    void isToldByText() throws Exception {
        undelivered.tellOperator(UndeliveredRoutes.NUMBER);

        undelivered.callback("SM1", PHONE, "undelivered");

        assertEquals(
                List.of("Message SM1 to " + PHONE + " is undelivered: " + FAULT + "."), undelivered.toOperator("body"));
        assertEquals(List.of(UndeliveredRoutes.NUMBER), undelivered.toOperator("from"));
    }

    @Test
    void isToldOfConversationInTheServiceThatTheEventNames() throws Exception {
        undelivered.tellOperator(UndeliveredRoutes.NUMBER);
        undelivered.moveToAnotherService();

        undelivered.delivery("SM1", undelivered.says("alice", "Your order is ready."), "undelivered");

        assertEquals(
                List.of("Message SM1 in " + undelivered.conversation() + " to " + UndeliveredRoutes.PHONE_ELSEWHERE
                        + " is undelivered: " + FAULT + "."),
                undelivered.toOperator("body"));
    }

    @Test
    void isToldByWayOfAMessagingService() throws Exception {
        String service = "MG" + "1".repeat(32);
        undelivered.tellOperator(service);

        undelivered.callback("SM1", PHONE, "undelivered");

        assertEquals(List.of(service), undelivered.toOperator("messaging_service_sid"));
    }

    @Test
    void isToldOnceWhicheverKindOfEventComesFirst() throws Exception {
        undelivered.tellOperator(UndeliveredRoutes.NUMBER);
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.delivery("SM1", message, "undelivered");
        undelivered.callback("SM1", PHONE, "undelivered");
        undelivered.callback("SM2", PHONE, "failed");
        undelivered.delivery("SM2", message, "failed");

        assertEquals(
                List.of(
                        "Message SM2 to " + PHONE + " is failed: " + FAULT + ".",
                        "Message SM1 in " + undelivered.conversation() + " to " + PHONE + " is undelivered: " + FAULT
                                + "."),
                undelivered.toOperator("body"));
    }

    @Test
    void isNotToldGoodOrLateNews() throws Exception {
        undelivered.tellOperator(UndeliveredRoutes.NUMBER);

        undelivered.callback("SM1", PHONE, "sent");
        undelivered.callback("SM1", PHONE, "delivered");
        undelivered.callback("SM1", PHONE, "undelivered");

        assertEquals(List.of(), undelivered.toOperator("body"));
    }

    @Test
    void isNotToldWhereNobodySaysWhoWasToGetIt() throws Exception {
        undelivered.tellOperator(UndeliveredRoutes.NUMBER);

        undelivered.routes().hear("status", Map.of("MessageSid", "SM1", "SmsSid", "SM1", "MessageStatus", "failed"));

        assertEquals(List.of(), undelivered.toOperator("body"));
    }

    @Test
    void isNotToldThatTheirOwnPhoneIsOff() throws Exception {
        undelivered.tellOperator(UndeliveredRoutes.NUMBER);
        undelivered.bindOperator();
        String message = undelivered.says("alice", "Your order is ready.");

        undelivered.callback("SM1", UndeliveredRoutes.OPERATOR, "undelivered");
        undelivered.delivery("SM2", message, "undelivered");

        assertEquals(List.of("Your order is ready."), undelivered.toOperator("body"));
    }

    @Test
    void isToldInsteadOfTheConversation() throws Exception {
        undelivered.tellOperator(UndeliveredRoutes.NUMBER);

        assertEquals(
                List.of("undelivered-operator"),
                undelivered.routes().listeners().to("onDeliveryUpdated").stream()
                        .map(EventListener::routeId)
                        .toList());
    }
}
