package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.twilio.call.CallName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Thirty changes a second, of which ten may be visitors', and twelve calls at once, of which four may be. */
class CallAdmissionTest {
    private static final int MAX_WAITING = 50;
    private static final Optional<ChangeTarget> SERVICE = Optional.of(new ChangeTarget(ChangeTarget.Kind.SERVICE, ""));
    private static final Optional<ChangeTarget> CONVERSATION =
            Optional.of(new ChangeTarget(ChangeTarget.Kind.CONVERSATION, "CH1"));

    private final FakeTime time = new FakeTime();
    private final CallAdmission admission = new CallAdmission(new TrafficSettings(12, 30, 10, ""), time);
    private final List<Permit> underWay = new ArrayList<>();
    private int answeredInAll;

    @Test
    void letsVisitorsHaveTheirShareAndNoMore() {
        assertEquals(10, answered(40, CallOrigin.VISITOR, SERVICE));

        time.elapse(RateLimiter.WINDOW);
        answerAll();
        assertEquals(20, answeredInAll);
    }

    @Test
    void keepsTheRestForEventsAndOperators() {
        answered(60, CallOrigin.VISITOR, SERVICE);

        assertEquals(5, answered(5, CallOrigin.KNOWN_CALLER, SERVICE));
        assertEquals(15, answered(100, CallOrigin.EVENT, SERVICE));
    }

    @Test
    void letsOthersHaveAllWhereNoVisitorComes() {
        assertEquals(30, answered(31, CallOrigin.KNOWN_CALLER, SERVICE));
    }

    @Test
    void letsVisitorsHaveNothingBeyondWhatTwilioTakes() {
        answered(30, CallOrigin.KNOWN_CALLER, SERVICE);

        assertEquals(0, answered(1, CallOrigin.VISITOR, SERVICE));
    }

    @Test
    void letsVisitorsHaveTheirShareOfCallsUnderWay() {
        begin(10, CallOrigin.VISITOR, Optional.empty());
        assertEquals(4, underWay.size());

        begin(10, CallOrigin.EVENT, Optional.empty());
        assertEquals(12, underWay.size());
    }

    @Test
    void countsTheShareForEachConversationAndService() {
        answered(20, CallOrigin.VISITOR, SERVICE);

        assertEquals(10, answered(20, CallOrigin.VISITOR, CONVERSATION));
    }

    @Test
    void takesNoMoreVisitorsIntoTheLineThanCanBeServedWhileTheyWait() {
        begin(4 + MAX_WAITING, CallOrigin.VISITOR, SERVICE);

        assertTrue(take(CallOrigin.VISITOR).isEmpty());
        assertTrue(take(CallOrigin.KNOWN_CALLER).isPresent());
        assertEquals(MAX_WAITING, admission.visitorsWaiting());

        answerAll();
        assertTrue(take(CallOrigin.VISITOR).isPresent());
    }

    @Test
    void servesVisitorsFirstForWhomSomethingWasChangedAlready() {
        begin(4 + MAX_WAITING, CallOrigin.VISITOR, SERVICE);
        CompletableFuture<Permit> halfway = take(CallOrigin.VISITOR_HALFWAY).orElseThrow();

        underWay.remove(0).unused();
        assertFalse(halfway.isDone());
        // The first one made room for its change, the second one for its call.
        underWay.remove(0).unused();
        assertTrue(halfway.isDone());
    }

    @Test
    void hasAllAgainWhenAllIsGivenBack() {
        answered(10, CallOrigin.VISITOR, SERVICE);
        begin(3, CallOrigin.VISITOR, CONVERSATION);
        underWay.forEach(Permit::unused);
        underWay.clear();
        time.elapse(RateLimiter.WINDOW);

        assertEquals(0, admission.inFlight());
        assertEquals(0, admission.visitorsWaiting());
        assertEquals(10, answered(10, CallOrigin.VISITOR, SERVICE));
    }

    private Optional<CompletableFuture<Permit>> take(CallOrigin cause) {
        return admission.take(work(cause, SERVICE));
    }

    /** Admits that many calls, which stay in flight. */
    private void begin(int calls, CallOrigin cause, Optional<ChangeTarget> change) {
        for (int i = 0; i < calls; i++) {
            admission.take(work(cause, change)).ifPresent(turn -> turn.thenAccept(underWay::add));
        }
    }

    /** Admits that many calls and answers those in flight until none is left; returns how many were answered. */
    private int answered(int calls, CallOrigin cause, Optional<ChangeTarget> change) {
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

    private static PendingCall work(CallOrigin cause, Optional<ChangeTarget> change) {
        return new PendingCall(new CallName("users/create", ""), change, cause, () -> "done");
    }
}
