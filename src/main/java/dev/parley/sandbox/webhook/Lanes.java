package dev.parley.sandbox.webhook;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Runs the jobs of one lane one after the other, in order of arrival; lanes do not wait for each other. */
public final class Lanes {
    /** The maximum of all waiting jobs, in number and in characters; further jobs are not accepted. */
    private static final int MAX_JOBS = 10_000;

    private static final long MAX_CHARACTERS = 32L << 20;

    private final Context context;
    private final Map<String, Deque<Job>> lanes = new HashMap<>();
    private int jobs;
    private long characters;

    public Lanes(Context context) {
        this.context = context;
    }

    /** Returns whether the job was accepted. It starts at once if the lane is empty. */
    public boolean add(String lane, int jobCharacters, Supplier<Future<?>> work) {
        if (jobs >= MAX_JOBS || characters + jobCharacters > MAX_CHARACTERS) {
            return false;
        }
        jobs++;
        characters += jobCharacters;
        Deque<Job> waiting = lanes.computeIfAbsent(lane, name -> new ArrayDeque<>());
        waiting.add(new Job(jobCharacters, work));
        if (waiting.size() == 1) {
            begin(lane, waiting);
        }
        return true;
    }

    /** Discards waiting jobs. Running ones complete. */
    public void clear() {
        lanes.values().forEach(waiting -> {
            Job begun = waiting.remove();
            waiting.clear();
            waiting.add(begun);
        });
        jobs = lanes.size();
        characters = lanes.values().stream()
                .mapToLong(waiting -> waiting.element().characters())
                .sum();
    }

    private void begin(String lane, Deque<Job> waiting) {
        // On its own tick: many jobs that end at once must not deepen the stack.
        context.runOnContext(tick -> Future.succeededFuture(waiting.element())
                // Inside a future, so that a job which throws fails and does not block its lane.
                .compose(job -> job.work().get().<Void>mapEmpty())
                .onComplete(done -> end(lane, waiting)));
    }

    private void end(String lane, Deque<Job> waiting) {
        Job done = waiting.remove();
        jobs--;
        characters -= done.characters();
        if (waiting.isEmpty()) {
            lanes.remove(lane);
        } else {
            begin(lane, waiting);
        }
    }

    private record Job(int characters, Supplier<Future<?>> work) {}
}
