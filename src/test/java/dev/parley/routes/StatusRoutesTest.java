package dev.parley.routes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.Sids;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.spi.LogListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusRoutesTest {
    private static final String CH = Sids.of("CH1");
    private static final String SM = Sids.of("SM1");

    private final EventRoutes routes = new EventRoutes();
    private final List<String> logged = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen(@TempDir Path directory) {
        routes.accepting(directory);
        LogListener listener = (exchange, logger, message) -> {
            logged.add(message);
            return message;
        };
        routes.context().getCamelContextExtension().addLogListener(listener);
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @Test
    void keepsStatusCallbackAndLogsHowMessageFares() throws Exception {
        routes.start("status").dispatch();

        int status = routes.ask("/outbound-status", "SmsSid=" + SM + "&To=%2B15005550101&MessageStatus=delivered");

        assertEquals(200, status);
        await().until(() -> !logged.isEmpty());
        assertEquals(List.of("Message " + SM + " to +15005550101 is delivered"), logged);
    }

    @Test
    void logsEachStatusOnceWhicheverKindOfEventTellsIt() throws Exception {
        routes.start("status", "webhooks").dispatch();
        String delivery = "EventType=onDeliveryUpdated&ConversationSid=" + CH + "&MessageSid=IM1&ChannelMessageSid="
                + SM + "&ParticipantSid=MB1&DateUpdated=2026-11-22T12:00:00.000Z&Status=";

        routes.ask("/outbound-status", "MessageSid=" + SM + "&SmsSid=" + SM + "&To=%2B15005550101&MessageStatus=sent");
        routes.ask("/chat", delivery + "sent");
        routes.ask("/chat", delivery + "read");
        await().until(() -> logged.size() == 2);
        routes.ask(
                "/outbound-status",
                "MessageSid=" + SM + "&SmsSid=" + SM + "&To=%2B15005550101&MessageStatus=delivered");
        // A word that nobody knows is never late, and goes the same way.
        routes.ask(
                "/outbound-status",
                "MessageSid=" + SM + "&SmsSid=" + SM + "&To=%2B15005550101&MessageStatus=inspected");

        await().until(() -> logged.size() >= 3);
        assertEquals(
                List.of(
                        "Message " + SM + " to +15005550101 is sent",
                        "Message " + SM + " (IM1 in " + CH + ") to MB1 is read",
                        "Message " + SM + " to +15005550101 is inspected"),
                logged);
    }

    @Test
    void logsNothingThatComesLate() throws Exception {
        routes.start("status");

        callback("delivered");
        callback("sent");
        callback("read");

        assertEquals(
                List.of("Message SM1 to +15005550101 is delivered", "Message SM1 to +15005550101 is read"), logged);
    }

    @Test
    void logsWhatWentWrong() throws Exception {
        routes.start("status");

        callback("undelivered", "ErrorCode", "30003");

        assertEquals(
                List.of("Message SM1 to +15005550101 is undelivered: the phone was off or out of reach (30003)"),
                logged);
    }

    @Test
    void logsTheCodeWhereNobodyKnowsWhatItMeans() throws Exception {
        routes.start("status");

        callback("failed", "ErrorCode", "39999");

        assertEquals(List.of("Message SM1 to +15005550101 is failed (39999)"), logged);
    }

    @Test
    void logsWhoTheParticipantIsWhereNoCallbackToldIt() throws Exception {
        routes.start("status");

        routes.hear(
                "onDeliveryUpdated",
                Map.of(
                        "EventType", "onDeliveryUpdated",
                        "ConversationSid", "CH1",
                        "MessageSid", "IM1",
                        "ChannelMessageSid", "SM1",
                        "ParticipantSid", "MB1",
                        "Status", "undelivered"));
        callback("undelivered", "ErrorCode", "30003");

        assertEquals(List.of("Message SM1 (IM1 in CH1) to MB1 is undelivered"), logged);
    }

    private void callback(String word, String... more) throws Exception {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "MessageSid", "SM1",
                "SmsSid", "SM1",
                "To", "+15005550101",
                "MessageStatus", word,
                "SmsStatus", word));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        routes.hear("status", parameters);
    }
}
