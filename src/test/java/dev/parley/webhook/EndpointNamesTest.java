package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.app.TestPipeline;
import org.junit.jupiter.api.Test;

/** Mistakes that are found when a route starts, before the first event arrives. */
class EndpointNamesTest {
    private static final String KNOWN =
            " Known events: *, onConversationAdd, onConversationAdded, onConversationRemove,"
                    + " onConversationRemoved, onConversationStateUpdated, onConversationUpdate, onConversationUpdated,"
                    + " onDeliveryUpdated, onMessageAdd, onMessageAdded, onMessageRemove, onMessageRemoved, onMessageUpdate,"
                    + " onMessageUpdated, onParticipantAdd, onParticipantAdded, onParticipantRemove, onParticipantRemoved,"
                    + " onParticipantUpdate, onParticipantUpdated, onUserAdded, onUserUpdate, onUserUpdated, status.";

    @Test
    void offersTheNearestEvent() {
        assertMistake(
                "twilio-webhook: unknown event \"onMesageAdded\". Did you mean \"onMessageAdded\"?" + KNOWN,
                "twilio-webhook:onMesageAdded",
                "log:heard");
    }

    @Test
    void mindsLetterCase() {
        assertMistake(
                "twilio-webhook: unknown event \"onmessageadded\". Did you mean \"onMessageAdded\"?" + KNOWN,
                "twilio-webhook:onmessageadded",
                "log:heard");
    }

    @Test
    void offersNothingForNameThatIsNearNone() {
        assertMistake("twilio-webhook: unknown event \"typing\"." + KNOWN, "twilio-webhook:typing", "log:heard");
    }

    @Test
    void refusesToListenWhereHooksAreSent() {
        assertMistake(
                "twilio-webhook:hooks is for sending hooks to; a route listens to a hook by its name, for example"
                        + " twilio-webhook:onMessageAdd.",
                "twilio-webhook:hooks",
                "log:heard");
    }

    @Test
    void refusesToSendWhereEventsAreHeard() {
        assertMistake(
                "twilio-webhook:onMessageAdded is for listening, not for sending to: events reach their routes through"
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
