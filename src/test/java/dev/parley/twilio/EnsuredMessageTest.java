package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.camel.EventHeaders;
import dev.parley.twilio.request.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An event is redelivered after a long outage: there are newer messages, and the first answer is many pages back. */
class EnsuredMessageTest {
    private static final String CH = "CH00000000000000000000000000000001";
    private static final String MESSAGES = "/v1/Conversations/" + CH + "/Messages";
    private static final String EVENT = "2026-11-22T10:00:00.500Z";

    private static final String ROUTE =
            """
            - route:
                id: reply
                from:
                  uri: direct:start
                  steps:
                    - setProperty:
                        name: ParleyEventDate
                        constant: %s
                    - to:
                        id: to-reply
                        uri: twilio-api:conversations/messages/ensure
                        parameters:
                          conversationSid: %s
                          body: Hello
            """
                    .formatted(EVENT, CH);

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings());

    @BeforeEach
    void start() {
        routes.startYaml(ROUTE);
    }

    @AfterEach
    void close() throws Exception {
        routes.close();
        twilio.close();
    }

    @Test
    void looksBackAsFarAsTheEvent() {
        twilio.answers(200, page(50, "2026-11-22T10:05:00Z", "{}"))
                .answers(200, page(1, "2026-11-22T10:00:00Z", "{'parleyEventId':'E1','parleyStep':'to-reply'}"));

        Object body =
                routes.send("", Map.of(EventHeaders.ID, "E1")).getMessage().getBody();

        assertEquals("2026-11-22T10:00:00Z", ((Map<?, ?>) body).get("date_created"));
        assertEquals(2, twilio.asked().size());
    }

    @Test
    void looksNoFurtherThanTheEvent() {
        twilio.answers(200, page(50, "2026-11-22T09:59:59Z", "{}")).answers(201, "{\"sid\":\"IM1\"}");

        routes.send("", Map.of(EventHeaders.ID, "E1"));

        assertEquals(List.of("GET " + MESSAGES + "?Order=desc&PageSize=50", "POST " + MESSAGES), twilio.asked());
    }

    private static String page(int size, String date, String attributes) {
        String message = Json.write(Map.of("date_created", date, "attributes", attributes.replace('\'', '"')));
        return "{\"meta\":{\"key\":\"messages\",\"next_page_url\":\"https://x.example%s?Page=1\"},\"messages\":[%s]}"
                .formatted(
                        MESSAGES,
                        IntStream.range(0, size).mapToObj(index -> message).collect(Collectors.joining(",")));
    }
}
