package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Thirty changes a second, of which ten may be visitors', and twelve calls at once, of which four may be. */
class CallAdmissionTest {
    private static final int MOST_WAITING = 50;
    private static final Optional<Change> SERVICE = Optional.of(new Change(Change.Kind.SERVICE, ""));
    private static final Optional<Change> CONVERSATION = Optional.of(new Change(Change.Kind.CONVERSATION, "CH1"));

    private final FakeTiming timing = new FakeTiming();
    private final CallAdmission admission = new CallAdmission(new TrafficSettings(12, 30, 10, ""), timing);
    private final List<Pass> underWay = new ArrayList<>();
    private int answeredInAll;

    @Test
    void letsVisitorsHaveTheirShareAndNoMore() {
        assertEquals(10, answered(40, Cause.VISITOR, SERVICE));

        timing.pass(Pace.WINDOW);
        answerAll();
        assertEquals(20, answeredInAll);
    }

    @Test
    void keepsTheRestForEventsAndOperators() {
        answered(60, Cause.VISITOR, SERVICE);

        assertEquals(5, answered(5, Cause.KNOWN_CALLER, SERVICE));
        assertEquals(15, answered(100, Cause.EVENT, SERVICE));
    }

    @Test
    void letsOthersHaveAllWhereNoVisitorComes() {
        assertEquals(30, answered(31, Cause.KNOWN_CALLER, SERVICE));
    }

    @Test
    void letsVisitorsHaveNothingBeyondWhatTwilioTakes() {
        answered(30, Cause.KNOWN_CALLER, SERVICE);

        assertEquals(0, answered(1, Cause.VISITOR, SERVICE));
    }

    @Test
    void letsVisitorsHaveTheirShareOfCallsUnderWay() {
        begin(10, Cause.VISITOR, Optional.empty());
        assertEquals(4, underWay.size());

        begin(10, Cause.EVENT, Optional.empty());
        assertEquals(12, underWay.size());
    }

    @Test
    void countsTheShareForEachConversationAndService() {
        answered(20, Cause.VISITOR, SERVICE);

        assertEquals(10, answered(20, Cause.VISITOR, CONVERSATION));
    }

    @Test
    void takesNoMoreVisitorsIntoTheLineThanCanBeServedWhileTheyWait() {
        begin(4 + MOST_WAITING, Cause.VISITOR, SERVICE);

        assertTrue(take(Cause.VISITOR).isEmpty());
        assertTrue(take(Cause.KNOWN_CALLER).isPresent());
        assertEquals(MOST_WAITING, admission.visitorsWaiting());

        answerAll();
        assertTrue(take(Cause.VISITOR).isPresent());
    }

    @Test
    void servesVisitorsFirstForWhomSomethingWasChangedAlready() {
        begin(4 + MOST_WAITING, Cause.VISITOR, SERVICE);
        CompletableFuture<Pass> halfway = take(Cause.VISITOR_HALFWAY).orElseThrow();

        underWay.remove(0).unused();
        assertFalse(halfway.isDone());
        // The first one made room for its change, the second one for its call.
        underWay.remove(0).unused();
        assertTrue(halfway.isDone());
    }

    @Test
    void hasAllAgainWhenAllIsGivenBack() {
        answered(10, Cause.VISITOR, SERVICE);
        begin(3, Cause.VISITOR, CONVERSATION);
        underWay.forEach(Pass::unused);
        underWay.clear();
        timing.pass(Pace.WINDOW);

        assertEquals(0, admission.inFlight());
        assertEquals(0, admission.visitorsWaiting());
        assertEquals(10, answered(10, Cause.VISITOR, SERVICE));
    }

    private Optional<CompletableFuture<Pass>> take(Cause cause) {
        return admission.take(work(cause, SERVICE));
    }

    /** Takes as many, which stay under way. */
    private void begin(int calls, Cause cause, Optional<Change> change) {
        for (int i = 0; i < calls; i++) {
            admission.take(work(cause, change)).ifPresent(turn -> turn.thenAccept(underWay::add));
        }
    }

    /** Takes as many, and answers what is under way until nothing is; returns how many were answered. */
    private int answered(int calls, Cause cause, Optional<Change> change) {
        int before = answeredInAll;
        begin(calls, cause, change);
        answerAll();
        return answeredInAll - before;
    }

    private void answerAll() {
        while (!underWay.isEmpty()) {
            underWay.remove(0).used();
            answeredInAll++;
        }
    }

    private static Work work(Cause cause, Optional<Change> change) {
        return new Work(new CallName("users/create", ""), change, cause, () -> "done");
    }
}
