package dev.parley.twilio.traffic;

import dev.parley.twilio.call.CallFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Sends calls to Twilio when it is available and does not ask us to wait, within its limits for changes and concurrent calls.
 * Waiting calls hold no thread.
 *
 * <p>A call of an event that fails because Twilio is unavailable is repeated when Twilio is available again, without limit,
 * so that no event is given up for an outage. All other failures are left to the route.
 */
public final class CallScheduler {
    private static final int TOO_MANY_REQUESTS = 429;

    private final TwilioAvailability availability;
    private final CallAdmission admission;
    private final MonotonicTime time;
    private final CallThreads threads;
    private final Duration callerTimeout;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final LongAdder made = new LongAdder();
    private final LongAdder totalNanos = new LongAdder();

    /** @param callerTimeout how long a call may wait to be admitted where no event caused it */
    public CallScheduler(
            TwilioAvailability availability,
            CallAdmission admission,
            MonotonicTime time,
            CallThreads threads,
            Duration callerTimeout) {
        this.availability = availability;
        this.admission = admission;
        this.time = time;
        this.threads = threads;
        this.callerTimeout = callerTimeout;
    }

    /** A call and the future of its result. */
    private record ScheduledCall(PendingCall work, CompletableFuture<Object> done, AtomicBoolean settled) {
        /** Returns true for the first caller only: the thread that makes the call, or the timeout. */
        boolean settle() {
            return settled.compareAndSet(false, true);
        }

        boolean hasPriority() {
            return work.cause().hasPriority();
        }
    }

    /** Returns the result, or fails as the call did, with a {@link CallFailure} for failures of Twilio. */
    public CompletableFuture<Object> perform(PendingCall work) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        unfinished.incrementAndGet();
        done.whenComplete((answer, failure) -> unfinished.decrementAndGet());
        attempt(new ScheduledCall(work, done, new AtomicBoolean()));
        return done;
    }

    private void attempt(ScheduledCall scheduled) {
        if (scheduled.hasPriority() && availability.isClosed()) {
            scheduled
                    .done()
                    .completeExceptionally(
                            unsent(scheduled, availability.reasonToWait().orElse("Twilio was unavailable just now")));
            return;
        }
        availability.whenOpen().whenComplete((open, stopping) -> {
            if (stopping == null) {
                admit(scheduled);
            } else {
                onThread(scheduled, () -> scheduled.done().completeExceptionally(stopping(scheduled, stopping)));
            }
        });
    }

    private void admit(ScheduledCall scheduled) {
        Optional<CompletableFuture<Permit>> admitted = admission.take(scheduled.work());
        if (admitted.isEmpty()) {
            String why = "too many visitors are waiting";
            onThread(scheduled, () -> scheduled.done().completeExceptionally(unsent(scheduled, why)));
            return;
        }
        CompletableFuture<Permit> turn = admitted.get();
        if (turn.isDone() && threads.isHere()) {
            // A route that makes one call after the other keeps its thread: switching threads costs as much as the
            // call.
            make(scheduled, turn.join());
            return;
        }
        if (scheduled.hasPriority() && !turn.isDone()) {
            Duration timeout = timeout(scheduled);
            time.after(timeout, () -> giveUp(scheduled, timeout));
        }
        turn.thenAccept(permit -> onThread(scheduled, () -> make(scheduled, permit)));
    }

    private Duration timeout(ScheduledCall scheduled) {
        Duration visitorTimeout = CallAdmission.VISITOR_TIMEOUT;
        boolean isShorter =
                scheduled.work().cause() == CallOrigin.VISITOR && visitorTimeout.compareTo(callerTimeout) < 0;
        return isShorter ? visitorTimeout : callerTimeout;
    }

    private void giveUp(ScheduledCall scheduled, Duration timeout) {
        if (scheduled.settle()) {
            String why = "too many calls were ahead of it for " + timeout.toMillis() + " ms";
            onThread(scheduled, () -> scheduled.done().completeExceptionally(unsent(scheduled, why)));
        }
    }

    private void onThread(ScheduledCall scheduled, Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            scheduled.done().completeExceptionally(stopping(scheduled, e));
        }
    }

    private void make(ScheduledCall scheduled, Permit permit) {
        boolean isTooLate = scheduled.hasPriority() && !scheduled.settle();
        if (isTooLate || availability.isClosed()) {
            permit.unused();
            if (!isTooLate) {
                attempt(scheduled); // Twilio became unavailable after it was admitted
            }
            return;
        }
        long sentAt = time.nanos();
        Object answer;
        try {
            answer = scheduled.work().call().get();
        } catch (RuntimeException | Error e) {
            made(permit, sentAt);
            failed(scheduled, e, sentAt);
            return;
        }
        made(permit, sentAt);
        scheduled.done().complete(answer);
    }

    // Before the route continues, which it does on this thread.
    private void made(Permit permit, long sentAt) {
        made.increment();
        totalNanos.add(time.nanos() - sentAt);
        permit.used();
    }

    private void failed(ScheduledCall scheduled, Throwable why, long sentAt) {
        if (!(why instanceof CallFailure failure)) {
            scheduled.done().completeExceptionally(why);
            return;
        }
        if (failure.status() == TOO_MANY_REQUESTS) {
            refused.incrementAndGet();
            availability.tooManyRequests(failure.retryAfter(), sentAt);
        }
        if (!failure.mayBeOutage()) {
            scheduled.done().completeExceptionally(failure);
            return;
        }
        CompletableFuture<Boolean> available = availability.checkAvailable();
        if (scheduled.hasPriority() || !failure.canBeRepeated()) {
            scheduled.done().completeExceptionally(failure);
            return;
        }
        available.thenAcceptAsync(
                isAvailable -> {
                    if (isAvailable) {
                        scheduled.done().completeExceptionally(failure);
                    } else {
                        attempt(scheduled);
                    }
                },
                threads);
    }

    private CallFailure unsent(ScheduledCall scheduled, String why) {
        Optional<Duration> visitors = Optional.of(CallAdmission.VISITOR_TIMEOUT)
                .filter(timeout -> scheduled.work().cause().isVisitor());
        return CallFailure.notNow(
                scheduled.work().name(), why, availability.remainingWait().or(() -> visitors), null);
    }

    private static CallFailure stopping(ScheduledCall scheduled, Throwable why) {
        return CallFailure.notNow(scheduled.work().name(), "Parley is stopping", Optional.empty(), why);
    }

    /** Returns how many calls were made, failed ones included. */
    public long made() {
        return made.sum();
    }

    /** Returns their total duration, without the time they waited to be admitted. */
    public long totalNanos() {
        return totalNanos.sum();
    }

    /** Returns how many calls Twilio has answered with 429. */
    public int refused() {
        return refused.get();
    }

    public int inFlight() {
        return admission.inFlight();
    }

    /** Returns how many calls wait to be sent. */
    public int waiting() {
        return Math.max(0, unfinished.get() - inFlight());
    }

    public boolean isHeldBack() {
        return availability.isClosed();
    }
}
