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
 * Lets calls out to Twilio: when it is in reach and does not ask us to wait, no faster than it takes changes, and so many at
 * once. Whoever waits for that holds no thread.
 *
 * <p>An event's call that found Twilio out of reach is made again when it is back, as often as need be: that is nothing the
 * event should be given up for. Everything else that fails is the route's to decide on.
 */
public final class CallScheduler {
    private static final int TOO_MANY_REQUESTS = 429;

    private final TwilioAvailability reach;
    private final CallAdmission admission;
    private final MonotonicTime timing;
    private final CallThreads threads;
    private final Duration patienceOfPeople;
    private final AtomicInteger unfinished = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final LongAdder made = new LongAdder();
    private final LongAdder nanosOfMade = new LongAdder();

    /** @param patienceOfPeople how long a call may wait for its turn where no event caused it */
    public CallScheduler(
            TwilioAvailability reach,
            CallAdmission admission,
            MonotonicTime timing,
            CallThreads threads,
            Duration patienceOfPeople) {
        this.reach = reach;
        this.admission = admission;
        this.timing = timing;
        this.threads = threads;
        this.patienceOfPeople = patienceOfPeople;
    }

    /** A call and who waits for its answer. */
    private record Errand(PendingCall work, CompletableFuture<Object> done, AtomicBoolean settled) {
        /** Whoever is first decides: the one who makes the call, or time that ran out. */
        boolean settle() {
            return settled.compareAndSet(false, true);
        }

        boolean inHurry() {
            return work.cause().isInHurry();
        }
    }

    /** Returns the answer, or what the call failed with, a {@link CallFailure} where it is Twilio's. */
    public CompletableFuture<Object> perform(PendingCall work) {
        CompletableFuture<Object> done = new CompletableFuture<>();
        unfinished.incrementAndGet();
        done.whenComplete((answer, failure) -> unfinished.decrementAndGet());
        attempt(new Errand(work, done, new AtomicBoolean()));
        return done;
    }

    private void attempt(Errand errand) {
        if (errand.inHurry() && reach.isClosed()) {
            errand.done()
                    .completeExceptionally(unsent(errand, reach.obstacle().orElse("it was out of reach just now")));
            return;
        }
        reach.whenOpen().whenComplete((open, stopping) -> {
            if (stopping == null) {
                admit(errand);
            } else {
                onThread(errand, () -> errand.done().completeExceptionally(stopping(errand, stopping)));
            }
        });
    }

    private void admit(Errand errand) {
        Optional<CompletableFuture<Permit>> admitted = admission.take(errand.work());
        if (admitted.isEmpty()) {
            String why = "too many visitors wait already";
            onThread(errand, () -> errand.done().completeExceptionally(unsent(errand, why)));
            return;
        }
        CompletableFuture<Permit> turn = admitted.get();
        if (turn.isDone() && threads.isHere()) {
            // A route that makes one call after the other stays where it is: a hand-over costs as much as the call.
            make(errand, turn.join());
            return;
        }
        if (errand.inHurry() && !turn.isDone()) {
            Duration patience = patience(errand);
            timing.after(patience, () -> giveUp(errand, patience));
        }
        turn.thenAccept(pass -> onThread(errand, () -> make(errand, pass)));
    }

    private Duration patience(Errand errand) {
        Duration ofVisitors = CallAdmission.PATIENCE_OF_VISITORS;
        boolean isShorter = errand.work().cause() == CallOrigin.VISITOR && ofVisitors.compareTo(patienceOfPeople) < 0;
        return isShorter ? ofVisitors : patienceOfPeople;
    }

    private void giveUp(Errand errand, Duration patience) {
        if (errand.settle()) {
            String why = "too many calls were before it for " + patience.toMillis() + " ms";
            onThread(errand, () -> errand.done().completeExceptionally(unsent(errand, why)));
        }
    }

    private void onThread(Errand errand, Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException e) {
            errand.done().completeExceptionally(stopping(errand, e));
        }
    }

    private void make(Errand errand, Permit pass) {
        boolean isTooLate = errand.inHurry() && !errand.settle();
        if (isTooLate || reach.isClosed()) {
            pass.unused();
            if (!isTooLate) {
                attempt(errand); // what has happened since it was let through concerns it, too
            }
            return;
        }
        long sentAt = timing.nanos();
        Object answer;
        try {
            answer = errand.work().call().get();
        } catch (RuntimeException | Error e) {
            made(pass, sentAt);
            failed(errand, e, sentAt);
            return;
        }
        made(pass, sentAt);
        errand.done().complete(answer);
    }

    // Before the route goes on, which it does on this thread and takes its time.
    private void made(Permit pass, long sentAt) {
        made.increment();
        nanosOfMade.add(timing.nanos() - sentAt);
        pass.used();
    }

    private void failed(Errand errand, Throwable why, long sentAt) {
        if (!(why instanceof CallFailure failure)) {
            errand.done().completeExceptionally(why);
            return;
        }
        if (failure.status() == TOO_MANY_REQUESTS) {
            refused.incrementAndGet();
            reach.asksToWait(failure.retryAfter(), sentAt);
        }
        if (!failure.mayBeOutage()) {
            errand.done().completeExceptionally(failure);
            return;
        }
        CompletableFuture<Boolean> inReach = reach.isInReach();
        if (errand.inHurry() || !failure.canBeRepeated()) {
            errand.done().completeExceptionally(failure);
            return;
        }
        inReach.thenAcceptAsync(
                isInReach -> {
                    if (isInReach) {
                        errand.done().completeExceptionally(failure);
                    } else {
                        attempt(errand);
                    }
                },
                threads);
    }

    private CallFailure unsent(Errand errand, String why) {
        Optional<Duration> visitors = Optional.of(CallAdmission.PATIENCE_OF_VISITORS)
                .filter(patience -> errand.work().cause().isVisitor());
        return CallFailure.notNow(errand.work().name(), why, reach.asked().or(() -> visitors), null);
    }

    private static CallFailure stopping(Errand errand, Throwable why) {
        return CallFailure.notNow(errand.work().name(), "Parley is stopping", Optional.empty(), why);
    }

    /** Returns how many calls were made, whatever came of them. */
    public long made() {
        return made.sum();
    }

    /** Returns how long those took together, their waiting for their turn left out. */
    public long nanosOfMade() {
        return nanosOfMade.sum();
    }

    /** Returns how many calls Twilio has answered with 429. */
    public int refused() {
        return refused.get();
    }

    public int inFlight() {
        return admission.inFlight();
    }

    /** Returns how many calls wait to be made. */
    public int waiting() {
        return Math.max(0, unfinished.get() - inFlight());
    }

    public boolean isHeldBack() {
        return reach.isClosed();
    }
}
