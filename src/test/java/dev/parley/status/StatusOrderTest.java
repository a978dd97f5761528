package dev.parley.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of two statuses is the newer one, in either order. */
class StatusOrderTest {
    private final Reports reports = new Reports();

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
        assertEquals(older + " " + newer, reports.told("SM1", older, newer));
        assertEquals(newer + " " + older + " late", reports.told("SM2", newer, older));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered", "canceled"})
    void believesNoFailureOfWhatHasArrived(String failure) {
        assertEquals("delivered " + failure + " late read", reports.told("SM1", "delivered", failure, "read"));
        assertEquals("read " + failure + " late", reports.told("SM2", "read", failure));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered", "canceled"})
    void leavesAFailureAsItIs(String failure) {
        assertEquals(
                failure + " sent late delivered late read late",
                reports.told("SM1", failure, "sent", "delivered", "read"));
    }

    @Test
    void takesOneFailureForTheEnd() {
        assertEquals("undelivered failed late", reports.told("SM1", "undelivered", "failed"));
    }

    @Test
    void takesNeitherOfTwoEquallyNewStatusesForLate() {
        assertEquals("scheduled accepted scheduled again", reports.told("SM1", "scheduled", "accepted", "scheduled"));
    }

    @Test
    void letsAWordItDoesNotKnowChangeNothing() {
        assertEquals(
                "teleported sent teleported again queued late",
                reports.told("SM1", "teleported", "sent", "teleported", "queued"));
    }
}
