package dev.parley.status;

import static dev.parley.status.Reports.event;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The status and the error that a route gets. */
class MessageStatusTrackerTest {
    private final Reports reports = new Reports();

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
                reports.callback("SM1", "sent"));
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
                reports.tell(
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
        assertEquals(word, reports.tell(event("status", form)).get("ParleyStatus"));
    }

    @ParameterizedTest
    @CsvSource({"status, Body=hi", "status, Status=sent", "onMessageAdded, MessageStatus=sent", "onDeliveryUpdated, A=b"
    })
    void leavesAloneWhatTellsOfNoStatus(String type, String form) {
        assertEquals(Map.of(), reports.tell(event(type, form)));
    }

    @Test
    void keepsTheErrorCode() {
        reports.tell("status", Map.of("MessageSid", "SM1", "MessageStatus", "failed", "ErrorCode", "21610"));

        assertEquals(
                "failed: the recipient has opted out of messages (21610)",
                reports.delivery("SM1", "failed").get("ParleyStatusInWords"));
        assertEquals("21610", reports.callback("SM1", "sent").get("ParleyErrorCode"));
    }

    @Test
    void doesNotExplainWithTheErrorCodeWhatWentWell() {
        reports.tell("status", Map.of("MessageSid", "SM1", "MessageStatus", "undelivered", "ErrorCode", "30003"));

        assertEquals("sent", reports.callback("SM1", "sent").get("ParleyStatusInWords"));
    }

    @Test
    void saysTheCodeAloneWhereItsMeaningIsNew() {
        Map<String, Object> told =
                reports.tell("status", Map.of("MessageSid", "SM1", "MessageStatus", "failed", "ErrorCode", "39999"));

        assertEquals("failed (39999)", told.get("ParleyStatusInWords"));
        assertEquals(false, told.containsKey("ParleyErrorMeaning"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void takesNoneForAnErrorCode(String none) {
        assertEquals(
                "sent",
                reports.tell(
                                "onDeliveryUpdated",
                                Map.of("ChannelMessageSid", "SM1", "Status", "sent", "ErrorCode", none))
                        .get("ParleyStatusInWords"));
    }
}
