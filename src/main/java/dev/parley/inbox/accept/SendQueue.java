package dev.parley.inbox.accept;

import dev.parley.inbox.message.BatchBuilder;
import dev.parley.inbox.message.EventBatch;
import dev.parley.inbox.message.StoredEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The events that wait to be written, each with the promise to somebody who waits as well. They come out in bundles: one
 * event at once while the disk is idle, and as many as have come meanwhile when it has confirmed what it was busy with. Any
 * thread may use it.
 */
final class SendQueue {
    private static final int MOST_WAITING = 10_000;

    /** The next bundle is filled while these are written. */
    private static final int UNDER_WAY = 2;

    /** A connection that is lost confirms nothing any more, and who writes to it must find out. */
    private static final long LONGEST_WAIT_MILLIS = 100;

    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Set<Batch> underWay = new HashSet<>();

    private record Job(StoredEvent event, CompletableFuture<Void> stored) {}

    /** Events that are written together. */
    final class Batch {
        private final List<Job> jobs;

        private Batch(List<Job> jobs) {
            this.jobs = jobs;
        }

        List<StoredEvent> events() {
            return jobs.stream().map(Job::event).toList();
        }

        /** Keeps the promises: all of it is on disk. */
        void confirmed() {
            end(this);
            jobs.forEach(job -> job.stored().complete(null));
        }

        /** Breaks the promises. */
        void failed(Exception why) {
            end(this);
            jobs.forEach(job -> job.stored().completeExceptionally(why));
        }
    }

    /**
     * Promises that an event will be written.
     *
     * @return fails with {@link InboxFullException} when too many are waiting already
     */
    synchronized CompletableFuture<Void> add(StoredEvent event) {
        if (waiting.size() >= MOST_WAITING) {
            return CompletableFuture.failedFuture(new InboxFullException(MOST_WAITING));
        }
        CompletableFuture<Void> stored = new CompletableFuture<>();
        waiting.add(new Job(event, stored));
        if (isTime()) {
            notifyAll();
        }
        return stored;
    }

    /** Waits for something to write. */
    synchronized Batch take() throws InterruptedException {
        while (true) {
            while (waiting.isEmpty()) {
                wait();
            }
            if (!isTime()) {
                wait(LONGEST_WAIT_MILLIS);
            }
            List<Job> next = next();
            if (!next.isEmpty()) {
                Batch batch = new Batch(next);
                underWay.add(batch);
                return batch;
            }
        }
    }

    private boolean isTime() {
        return !waiting.isEmpty() && (underWay.size() < UNDER_WAY || waiting.size() >= EventBatch.MOST_EVENTS);
    }

    private List<Job> next() {
        List<Job> next = new ArrayList<>(EventBatch.MOST_EVENTS);
        BatchBuilder pile = new BatchBuilder();
        for (Job job; (job = waiting.peek()) != null && pile.fits(job.event()); ) {
            waiting.remove();
            // Where it is done its sender heard 503 meanwhile, and will say it again.
            if (!job.stored().isDone()) {
                next.add(job);
                pile.add(job.event());
            }
        }
        return next;
    }

    private synchronized void end(Batch batch) {
        if (underWay.remove(batch) && isTime()) {
            notifyAll();
        }
    }

    /** Breaks the promises of all that was taken and is not confirmed. */
    void lose(Exception why) {
        List<Batch> lost;
        synchronized (this) {
            lost = List.copyOf(underWay);
        }
        lost.forEach(batch -> batch.failed(why));
    }
}
