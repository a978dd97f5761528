package dev.parley.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.door.Fields;
import dev.parley.webhook.Event;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusBoardTest {
    private final StatusBoard board = new StatusBoard(2);

    @Test
    void tellsTheStatusOfACallback() {
        assertEquals(
                Map.of(
                        "ParleyStatus",
                        "sent",
                        "ParleyStatusInWords",
                        "sent",
                        "ParleyStatusStale",
                        false,
                        "ParleyStatusRepeated",
                        false),
                callback("SM1", "sent"));
    }

    @Test
    void tellsTheStatusOfADelivery() {
        assertEquals(
                Map.of(
                        "ParleyStatus", "undelivered",
                        "ParleyStatusInWords", "undelivered: the phone was off or out of reach (30003)",
                        "ParleyStatusStale", false,
                        "ParleyStatusRepeated", false,
                        "ParleyErrorCode", "30003",
                        "ParleyErrorMeaning", "the phone was off or out of reach"),
                tell(
                        "onDeliveryUpdated",
                        Map.of("ChannelMessageSid", "SM1", "Status", "undelivered", "ErrorCode", "30003")));
    }

    @ParameterizedTest
    @CsvSource({
        "SmsStatus=sent,                         sent",
        "MessageStatus=Delivered,                delivered",
        "EventType=READ,                         read",
        "EventType=READ&MessageStatus=delivered, read",
        "EventType=OTHER&MessageStatus=sent,     sent",
        "MessageStatus=&SmsStatus=sent,          sent",
    })
    void takesTheWordOfACallbackFromWhereItStands(String form, String word) {
        assertEquals(word, board.describe(event("status", form)).headers().get("ParleyStatus"));
    }

    @ParameterizedTest
    @CsvSource({"status, Body=hi", "status, Status=sent", "onMessageAdded, MessageStatus=sent", "onDeliveryUpdated, A=b"
    })
    void leavesAloneWhatTellsOfNoStatus(String type, String form) {
        assertEquals(Map.of(), board.describe(event(type, form)).headers());
    }

    @ParameterizedTest
    @CsvSource({
        "accepted,    queued",
        "scheduled,   queued",
        "queued,      sending",
        "sending,     sent",
        "sent,        delivered",
        "delivered,   read",
        "queued,      read",
        "sent,        undelivered",
        "queued,      failed",
        "scheduled,   canceled",
    })
    void knowsWhichStatusIsTheNewerOne(String older, String newer) {
        assertEquals(older + " " + newer, told("SM1", older, newer));
        assertEquals(newer + " " + older + " late", told("SM2", newer, older));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered", "canceled"})
    void believesNoFailureOfWhatHasArrived(String failure) {
        assertEquals("delivered " + failure + " late read", told("SM1", "delivered", failure, "read"));
        assertEquals("read " + failure + " late", told("SM2", "read", failure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered", "canceled"})
    void leavesAFailureAsItIs(String failure) {
        assertEquals(
                failure + " sent late delivered late read late", told("SM1", failure, "sent", "delivered", "read"));
    }

    @Test
    void takesOneFailureForTheEnd() {
        assertEquals("undelivered failed late", told("SM1", "undelivered", "failed"));
    }

    @Test
    void takesNeitherOfTwoEquallyNewStatusesForLate() {
        assertEquals("scheduled accepted scheduled again", told("SM1", "scheduled", "accepted", "scheduled"));
    }

    @Test
    void letsAWordItDoesNotKnowChangeNothing() {
        assertEquals(
                "teleported sent teleported again queued late",
                told("SM1", "teleported", "sent", "teleported", "queued"));
    }

    @Test
    void saysWhenTheOtherKindOfEventToldItBefore() {
        callback("SM1", "delivered");

        assertEquals("delivered again", inShort(delivery("SM1", "delivered")));
        assertEquals("sent late", inShort(delivery("SM1", "sent")));
        assertEquals("sent late again", inShort(callback("SM1", "sent")));
    }

    @Test
    void tellsTheSameEventTheSameWhateverCameSince() {
        Event sent = event("status", "MessageSid=SM1&MessageStatus=sent");
        Map<String, Object> before = board.describe(sent).headers();
        delivery("SM1", "sent");
        callback("SM1", "delivered");

        assertEquals(before, board.describe(sent).headers());
    }

    @Test
    void tellsARepeatTheSameWhateverCameSince() {
        callback("SM1", "sent");
        Event repeat = event("onDeliveryUpdated", "ChannelMessageSid=SM1&Status=sent");
        Map<String, Object> before = board.describe(repeat).headers();
        callback("SM1", "delivered");

        assertEquals("sent again", inShort(before));
        assertEquals(before, board.describe(repeat).headers());
    }

    @Test
    void keepsTheErrorCode() {
        tell("status", Map.of("MessageSid", "SM1", "MessageStatus", "failed", "ErrorCode", "21610"));

        assertEquals(
                "failed: whoever has that number asked for no more messages (21610)",
                delivery("SM1", "failed").get("ParleyStatusInWords"));
        assertEquals("21610", callback("SM1", "sent").get("ParleyErrorCode"));
    }

    @Test
    void doesNotExplainWithTheErrorCodeWhatWentWell() {
        tell("status", Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30003"));

        assertEquals("sent", callback("SM1", "sent").get("ParleyStatusInWords"));
    }

    @Test
    void saysTheCodeAloneWhereItsMeaningIsNew() {
        Map<String, Object> told =
                tell("status", Map.of("MessageSid", "SM1", "MessageStatus", "failed", "ErrorCode", "39999"));

        assertEquals("failed (39999)", told.get("ParleyStatusInWords"));
        assertEquals(false, told.containsKey("ParleyErrorMeaning"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void takesNoneForAnErrorCode(String none) {
        assertEquals(
                "sent",
                tell("onDeliveryUpdated", Map.of("ChannelMessageSid", "SM1", "Status", "sent", "ErrorCode", none))
                        .get("ParleyStatusInWords"));
    }

    @Test
    void keepsMessagesApart() {
        callback("SM1", "delivered");

        assertEquals("sent", inShort(callback("SM2", "sent")));
    }

    @Test
    void knowsNothingOfMessagesWithoutASid() {
        assertEquals("delivered", inShort(tell("status", Map.of("MessageStatus", "delivered", "To", "+1"))));
        assertEquals("sent", inShort(tell("status", Map.of("MessageStatus", "sent", "To", "+2"))));
    }

    @Test
    void forgetsTheMessageThatItHeardOfLongestAgo() {
        callback("SM1", "delivered");
        callback("SM2", "delivered");
        callback("SM1", "read");
        callback("SM3", "delivered");

        assertEquals("sent late", inShort(callback("SM1", "sent")));
        assertEquals("sent", inShort(callback("SM2", "sent")));
    }

    @Test
    void forgetsWhatWasToldFirstOfAMessageThatIsToldOfWithoutEnd() {
        IntStream.range(0, 1_000).forEach(number -> callback("SM1", "word" + number));

        assertEquals("word0", inShort(delivery("SM1", "word0")));
        assertEquals("word999 again", inShort(delivery("SM1", "word999")));
    }

    @Test
    void takesOneOfManyAtOnceForTheFirst() {
        long first = IntStream.range(0, 500)
                .parallel()
                .mapToObj(number -> Map.of("MessageSid", "SM1", "MessageStatus", "sent", "From", "+" + number))
                .filter(callback ->
                        Boolean.FALSE.equals(tell("status", callback).get("ParleyStatusRepeated")))
                .count();

        assertEquals(1, first);
    }

    private String told(String message, String... words) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            told.append(inShort(tell(
                            "status",
                            Map.of("MessageSid", message, "MessageStatus", words[i], "RawDlrDoneDate", "" + i))))
                    .append(' ');
        }
        return told.toString().strip();
    }

    private static String inShort(Map<String, Object> headers) {
        return headers.get("ParleyStatus")
                + (Boolean.TRUE.equals(headers.get("ParleyStatusStale")) ? " late" : "")
                + (Boolean.TRUE.equals(headers.get("ParleyStatusRepeated")) ? " again" : "");
    }

    private Map<String, Object> callback(String message, String word) {
        return tell("status", Map.of("MessageSid", message, "MessageStatus", word));
    }

    private Map<String, Object> delivery(String message, String word) {
        return tell("onDeliveryUpdated", Map.of("ChannelMessageSid", message, "Status", word));
    }

    private Map<String, Object> tell(String type, Map<String, String> parameters) {
        return board.describe(Event.of(type, Fields.of(parameters), null)).headers();
    }

    private static Event event(String type, String form) {
        return Event.of(type, Fields.parse(form), null);
    }
}
