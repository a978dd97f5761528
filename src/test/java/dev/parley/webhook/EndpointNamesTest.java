package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.app.TestPipeline;
import org.junit.jupiter.api.Test;

/** What is found wrong when a route starts, before the first event comes. */
class EndpointNamesTest {
    private static final String KNOWN = " Known are: *, onConversationAdd, onConversationAdded, onConversationRemove,"
            + " onConversationRemoved, onConversationStateUpdated, onConversationUpdate, onConversationUpdated,"
            + " onDeliveryUpdated, onMessageAdd, onMessageAdded, onMessageRemove, onMessageRemoved, onMessageUpdate,"
            + " onMessageUpdated, onParticipantAdd, onParticipantAdded, onParticipantRemove, onParticipantRemoved,"
            + " onParticipantUpdate, onParticipantUpdated, onUserAdded, onUserUpdate, onUserUpdated, status.";

    @Test
    void offersTheNearestEvent() {
        assertMistake(
                "twilio-webhook: there is no event \"onMesageAdded\". Did you mean \"onMessageAdded\"?" + KNOWN,
                "twilio-webhook:onMesageAdded",
                "log:heard");
    }

    @Test
    void mindsLetterCase() {
        assertMistake(
                "twilio-webhook: there is no event \"onmessageadded\". Did you mean \"onMessageAdded\"?" + KNOWN,
                "twilio-webhook:onmessageadded",
                "log:heard");
    }

    @Test
    void offersNothingForNameThatIsNearNone() {
        assertMistake("twilio-webhook: there is no event \"typing\"." + KNOWN, "twilio-webhook:typing", "log:heard");
    }

    @Test
    void refusesToListenWhereHooksAreSent() {
        assertMistake(
                "twilio-webhook:hooks is a place to send hooks to; a route listens to one of them by its name, say"
                        + " twilio-webhook:onMessageAdd.",
                "twilio-webhook:hooks",
                "log:heard");
    }

    @Test
    void refusesToSendWhereEventsAreHeard() {
        assertMistake(
                "twilio-webhook:onMessageAdded can be listened to, not sent to: events reach their routes by way of"
                        + " inbox:webhooks.",
                "direct:start",
                "twilio-webhook:onMessageAdded");
    }

    private static void assertMistake(String message, String from, String to) {
        Throwable thrown = assertThrows(Exception.class, () -> start(from, to));
        while (thrown.getCause() != null) {
            thrown = thrown.getCause();
        }
        assertEquals(message, thrown.getMessage());
    }

    private static void start(String from, String to) throws Exception {
        try (TestPipeline pipeline = new TestPipeline()) {
            pipeline.loadYaml(
                            """
                            - route:
                                from:
                                  uri: %s
                                  steps:
                                    - to: %s
                            """
                                    .formatted(from, to))
                    .start();
        }
    }
}
