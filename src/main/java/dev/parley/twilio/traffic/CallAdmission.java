package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Admits calls by origin: those whose caller waits for the response before those of events, and visitors' calls only up to
 * their share, so that the rest stays available for events and operators.
 *
 * <p>Visitors wait for their share in a queue of their own, which accepts only as many as can be served within their timeout.
 * Those whose request has already changed something go first.
 */
public final class CallAdmission {
    /** How long the first call of a visitor's request waits; later ones wait as long as other calls. */
    static final Duration VISITOR_TIMEOUT = Duration.ofSeconds(5);

    private final CallLimiter all;
    private final CallLimiter visitors;
    private final int maxVisitorsWaiting;
    private final AtomicInteger visitorsWaiting = new AtomicInteger();

    public CallAdmission(TrafficSettings limits, MonotonicTime time) {
        all = new CallLimiter(limits.changesPerSecond(), limits.callsInFlight(), time);
        visitors = new CallLimiter(limits.visitorChangesPerSecond(), limits.visitorCallsInFlight(), time);
        maxVisitorsWaiting = (int) VISITOR_TIMEOUT.toSeconds() * limits.visitorChangesPerSecond();
    }

    /** Returns a future that completes when the call is admitted; empty if too many visitors are waiting. */
    Optional<CompletableFuture<Permit>> take(PendingCall work) {
        if (!work.cause().isVisitor()) {
            return Optional.of(all.take(work.change(), work.cause().hasPriority()));
        }
        boolean halfway = work.cause() == CallOrigin.VISITOR_HALFWAY;
        if (visitorsWaiting.incrementAndGet() > maxVisitorsWaiting && !halfway) {
            visitorsWaiting.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(visitors.take(work.change(), halfway).thenCompose(share -> {
            visitorsWaiting.decrementAndGet();
            return all.take(work.change(), true).thenApply(share::and);
        }));
    }

    /** Returns how many calls are in flight. */
    int inFlight() {
        return all.inFlight();
    }

    /** Returns how many visitors' calls wait for their share. */
    int visitorsWaiting() {
        return visitorsWaiting.get();
    }
}
