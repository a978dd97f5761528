package dev.parley.twilio.traffic;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets calls out in the order of what caused them: those that somebody waits for before those of events, and of visitors no
 * more than their share, so that however many come, the rest is there for events and operators.
 *
 * <p>Visitors wait for their share in a line of their own, which takes no more of them than can be served in the time that
 * they wait. Who has changed something goes before who has not.
 */
public final class CallAdmission {
    /** For as long a visitor waits for the first call; those after it wait as long as anybody's. */
    static final Duration PATIENCE_OF_VISITORS = Duration.ofSeconds(5);

    private final CallLimiter all;
    private final CallLimiter visitors;
    private final int mostVisitorsWaiting;
    private final AtomicInteger visitorsWaiting = new AtomicInteger();

    public CallAdmission(TrafficSettings limits, MonotonicTime timing) {
        all = new CallLimiter(limits.changesPerSecond(), limits.callsInFlight(), timing);
        visitors = new CallLimiter(limits.visitorChangesPerSecond(), limits.visitorCallsInFlight(), timing);
        mostVisitorsWaiting = (int) PATIENCE_OF_VISITORS.toSeconds() * limits.visitorChangesPerSecond();
    }

    /** Returns what completes when the call may go; empty where so many visitors wait that this one would in vain. */
    Optional<CompletableFuture<Permit>> take(PendingCall work) {
        if (!work.cause().isVisitor()) {
            return Optional.of(all.take(work.change(), work.cause().isInHurry()));
        }
        boolean halfway = work.cause() == CallOrigin.VISITOR_HALFWAY;
        if (visitorsWaiting.incrementAndGet() > mostVisitorsWaiting && !halfway) {
            visitorsWaiting.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(visitors.take(work.change(), halfway).thenCompose(share -> {
            visitorsWaiting.decrementAndGet();
            return all.take(work.change(), true).thenApply(share::and);
        }));
    }

    /** Returns how many calls are under way. */
    int inFlight() {
        return all.inFlight();
    }

    /** Returns how many calls wait for their part of the visitors' share. */
    int visitorsWaiting() {
        return visitorsWaiting.get();
    }
}
