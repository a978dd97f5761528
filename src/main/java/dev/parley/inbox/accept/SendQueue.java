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
 * Events that wait to be written, each with a future for its sender. They are taken in batches: one event immediately while
 * the disk is idle, and otherwise all that have arrived when the last write is confirmed. Thread-safe.
 */
final class SendQueue {
    private static final int MAX_WAITING = 10_000;

    /** How many batches are being written while the next one fills. */
    private static final int UNDER_WAY = 2;

    /** After this the next batch is written anyway: a lost connection confirms nothing, and only a write reveals it. */
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

        /** Completes the futures: all events are on disk. */
        void confirmed() {
            end(this);
            jobs.forEach(job -> job.stored().complete(null));
        }

        /** Fails the futures. */
        void failed(Exception why) {
            end(this);
            jobs.forEach(job -> job.stored().completeExceptionally(why));
        }
    }

    /**
     * Adds an event.
     *
     * @return completes when it is on disk; fails with {@link InboxFullException} when too many are waiting
     */
    synchronized CompletableFuture<Void> add(StoredEvent event) {
        if (waiting.size() >= MAX_WAITING) {
            return CompletableFuture.failedFuture(new InboxFullException(MAX_WAITING));
        }
        CompletableFuture<Void> stored = new CompletableFuture<>();
        waiting.add(new Job(event, stored));
        if (isTime()) {
            notifyAll();
        }
        return stored;
    }

    /** Waits for the next batch. */
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
        return !waiting.isEmpty() && (underWay.size() < UNDER_WAY || waiting.size() >= EventBatch.MAX_EVENTS);
    }

    private List<Job> next() {
        List<Job> next = new ArrayList<>(EventBatch.MAX_EVENTS);
        BatchBuilder batch = new BatchBuilder();
        for (Job job; (job = waiting.peek()) != null && batch.fits(job.event()); ) {
            waiting.remove();
            // A future that has timed out was answered 503, and Twilio will send the event again.
            if (!job.stored().isDone()) {
                next.add(job);
                batch.add(job.event());
            }
        }
        return next;
    }

    private synchronized void end(Batch batch) {
        if (underWay.remove(batch) && isTime()) {
            notifyAll();
        }
    }

    /** Fails the futures of all events that were taken and are not confirmed. */
    void lose(Exception why) {
        List<Batch> lost;
        synchronized (this) {
            lost = List.copyOf(underWay);
        }
        lost.forEach(batch -> batch.failed(why));
    }
}
