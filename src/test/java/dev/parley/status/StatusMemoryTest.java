package dev.parley.status;

import static dev.parley.status.Reports.event;
import static dev.parley.status.Reports.inShort;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.webhook.WebhookEvent;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which earlier statuses of a message are known, from both kinds of events, and for how long. */
class StatusMemoryTest {
    private final Reports reports = new Reports();

    @Test
    void saysWhenTheOtherKindOfEventToldItBefore() {
        reports.callback("SM1", "delivered");

        assertEquals("delivered again", inShort(reports.delivery("SM1", "delivered")));
        assertEquals("sent late", inShort(reports.delivery("SM1", "sent")));
        assertEquals("sent late again", inShort(reports.callback("SM1", "sent")));
    }

    @Test
    void tellsTheSameEventTheSameWhateverCameSince() {
        WebhookEvent sent = event("status", "MessageSid=SM1&MessageStatus=sent");
        Map<String, Object> before = reports.tell(sent);
        reports.delivery("SM1", "sent");
        reports.callback("SM1", "delivered");

        assertEquals(before, reports.tell(sent));
    }

    @Test
    void tellsARepeatTheSameWhateverCameSince() {
        reports.callback("SM1", "sent");
        WebhookEvent repeat = event("onDeliveryUpdated", "ChannelMessageSid=SM1&Status=sent");
        Map<String, Object> before = reports.tell(repeat);
        reports.callback("SM1", "delivered");

        assertEquals("sent again", inShort(before));
        assertEquals(before, reports.tell(repeat));
    }

    @Test
    void takesOneOfManyAtOnceForTheFirst() {
        long first = IntStream.range(0, 500)
                .parallel()
                .mapToObj(number -> Map.of("MessageSid", "SM1", "MessageStatus", "sent", "From", "+" + number))
                .filter(callback ->
                        Boolean.FALSE.equals(reports.tell("status", callback).get("ParleyStatusRepeated")))
                .count();

        assertEquals(1, first);
    }

    @Test
    void keepsMessagesApart() {
        reports.callback("SM1", "delivered");

        assertEquals("sent", inShort(reports.callback("SM2", "sent")));
    }

    @Test
    void knowsNothingOfMessagesWithoutASid() {
        assertEquals("delivered", inShort(reports.tell("status", Map.of("MessageStatus", "delivered", "To", "+1"))));
        assertEquals("sent", inShort(reports.tell("status", Map.of("MessageStatus", "sent", "To", "+2"))));
    }

    @Test
    void forgetsTheMessageThatItHeardOfLongestAgo() {
        reports.callback("SM1", "delivered");
        reports.callback("SM2", "delivered");
        reports.callback("SM1", "read");
        reports.callback("SM3", "delivered");

        assertEquals("sent late", inShort(reports.callback("SM1", "sent")));
        assertEquals("sent", inShort(reports.callback("SM2", "sent")));
    }

    @Test
    void forgetsWhatWasToldFirstOfAMessageThatIsToldOfWithoutEnd() {
        IntStream.range(0, 1_000).forEach(number -> reports.callback("SM1", "word" + number));

        assertEquals("word0", inShort(reports.delivery("SM1", "word0")));
        assertEquals("word999 again", inShort(reports.delivery("SM1", "word999")));
    }
}
