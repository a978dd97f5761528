package dev.parley.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * Many who talk at once, at a rate that waits for nobody; only where what they said cannot be told within seconds, because nobody
 * listens or the machine is slow, do they pause. In each lane one conversation follows another, some short and some
 * long, so that there are always new ones.
 */
final class Visitors implements AutoCloseable {
    private static final int TICK_MILLIS = 10;
    private static final int SHORTEST_TALK = 5;
    private static final int LONGEST_TALK = 150;

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "visitors"));
    private final Wire wire;
    private final StormPlan plan;
    private final RandomGenerator random;
    private final List<Talk> talks = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final long start = System.nanoTime();
    private long leftOut;
    private volatile int said;

    private static final class Lane {
        private Talk talk;
        private int left;

        Lane(Talk talk, int left) {
            this.talk = talk;
            this.left = left;
        }
    }

    Visitors(Wire wire, StormPlan plan) {
        this.wire = wire;
        this.plan = plan;
        this.random = plan.random();
        clock.scheduleAtFixedRate(this::sayWhatIsDue, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void sayWhatIsDue() {
        long due = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) * plan.eventsPerSecond() / 1_000;
        if (said - wire.accepted() > plan.mostSecondsBehind() * plan.eventsPerSecond()) {
            leftOut = due - said;
        }
        while (said < due - leftOut) {
            sayIn(said % plan.lanes());
            said++;
        }
    }

    private void sayIn(int number) {
        if (number == lanes.size()) {
            lanes.add(new Lane(open(), length()));
        }
        Lane lane = lanes.get(number);
        if (lane.left == 0) {
            lane.talk = open();
            lane.left = length();
        }
        lane.left--;
        lane.talk.say();
    }

    private Talk open() {
        Talk talk = new Talk(wire, talks.size());
        talks.add(talk);
        return talk;
    }

    private int length() {
        return random.nextInt(SHORTEST_TALK, LONGEST_TALK);
    }

    /** Returns how many messages have been written, whether or not Parley knows of them. */
    int said() {
        return said;
    }

    /** Lets nobody say anything more. */
    synchronized List<Talk> hush() {
        clock.shutdownNow();
        return List.copyOf(talks);
    }

    static CompletableFuture<Void> acceptedAll(List<Talk> talks) {
        return CompletableFuture.allOf(talks.stream().map(Talk::acceptedAll).toArray(CompletableFuture[]::new));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
