package dev.parley.twilio.traffic;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.twilio.call.CallFailure;
import dev.parley.twilio.call.CallFailure.Repeating;
import dev.parley.twilio.call.CallName;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** Calls to a Twilio that a test plays, on threads and at times that the test decides. */
final class PlayedTraffic {
    static final Duration PATIENCE = Duration.ofSeconds(15);
    static final int CALLS_IN_FLIGHT = 2;
    static final int CHANGES_PER_SECOND = 3;

    private static final CallName NAME = new CallName("users/ensure", "");
    private static final Optional<ChangeTarget> SERVICE = Optional.of(new ChangeTarget(ChangeTarget.Kind.SERVICE, ""));

    final FakeTime time = new FakeTime();
    /** Work that was submitted to threads and not started. */
    final Queue<Runnable> threads = new ArrayDeque<>();
    /** Why Twilio is unavailable. */
    Optional<String> reasonToWait = Optional.empty();
    /** Whether the current thread may make calls. */
    boolean here;
    /** How many calls were made. */
    int sent;

    final TwilioAvailability availability = new TwilioAvailability(time, threads::add, () -> reasonToWait, () -> 0.5);
    final CallScheduler scheduler = new CallScheduler(
            availability,
            new CallAdmission(new TrafficSettings(CALLS_IN_FLIGHT, CHANGES_PER_SECOND, ""), time),
            time,
            callThreads(),
            PATIENCE);
    private final Queue<Supplier<Object>> answers = new ArrayDeque<>();
    private final Queue<Runnable> held = new ArrayDeque<>();

    private CallThreads callThreads() {
        return new CallThreads() {
            @Override
            public void execute(Runnable work) {
                threads.add(work);
            }

            @Override
            public boolean isHere() {
                return here;
            }
        };
    }

    /** Makes a call for an event, which can wait. */
    CompletableFuture<Object> forEvent() {
        return scheduler.perform(new PendingCall(NAME, Optional.empty(), CallOrigin.EVENT, this::answer));
    }

    /** Makes a call for an event that changes the service. */
    CompletableFuture<Object> changeForEvent() {
        return scheduler.perform(new PendingCall(NAME, SERVICE, CallOrigin.EVENT, this::answer));
    }

    /** Makes a call for a caller who does not wait long. */
    CompletableFuture<Object> forPerson() {
        return scheduler.perform(new PendingCall(NAME, Optional.empty(), CallOrigin.KNOWN_CALLER, this::answer));
    }

    /** Makes a call for a visitor that changes the service. */
    CompletableFuture<Object> changeForVisitor() {
        return scheduler.perform(new PendingCall(NAME, SERVICE, CallOrigin.VISITOR, this::answer));
    }

    private Object answer() {
        sent++;
        Supplier<Object> next = answers.poll();
        return next == null ? "done" : next.get();
    }

    /** Lets the next call be refused. */
    void refuse(int status, Repeating repeating) {
        answers.add(() -> {
            throw CallFailure.refused(NAME, status, 0, null, repeating, null);
        });
    }

    /** Starts calls that stay in flight until the test ends them. */
    void hang(int calls) {
        for (int i = 0; i < calls; i++) {
            forEvent();
        }
        while (!threads.isEmpty()) {
            held.add(threads.remove());
        }
    }

    /** Ends one of the calls that hang. */
    void endOne() {
        held.remove().run();
        run();
    }

    static CallFailure failure(CompletableFuture<Object> done) {
        assertTrue(done.isDone());
        CompletionException why = assertThrows(CompletionException.class, done::join);
        return assertInstanceOf(CallFailure.class, why.getCause());
    }

    /** Lets time pass and runs what is due meanwhile. */
    void elapse(Duration duration) {
        for (long left = duration.toMillis(); left > 0; left--) {
            time.passMillis(1);
            run();
        }
    }

    /** Runs submitted work, and the work that it submits. */
    void run() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }
}
