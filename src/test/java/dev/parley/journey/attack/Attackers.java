package dev.parley.journey.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Strangers who attack servers in all ways at once, until told to leave. Each attack strikes at its own pace, one strike at a time. */
public final class Attackers implements AutoCloseable {
    /** Most of an attack is waiting. */
    private static final int THREADS = 64;

    private static final int LONGEST_LEAVE_SECONDS = 30;

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);
    private final List<Attack> attacks = new ArrayList<>();
    private final Map<String, LongAdder> strikes = new ConcurrentHashMap<>();

    private Attackers() {}

    /** Lets them attack. */
    public static Attackers on(Target... targets) {
        Attackers attackers = new Attackers();
        for (Target target : targets) {
            Stream.of(BodyAttacks.on(target), HeadAttacks.on(target), ConnectionAttacks.on(target))
                    .flatMap(List::stream)
                    .forEach(attack -> attackers.send(target, attack));
        }
        return attackers;
    }

    private void send(Target target, Attack attack) {
        attacks.add(attack);
        LongAdder count = strikes.computeIfAbsent(target.name() + ": " + attack.name(), name -> new LongAdder());
        int pause = attack.pauseMillis() * target.patience();
        threads.scheduleWithFixedDelay(
                () -> {
                    try {
                        attack.strike().once();
                    } catch (IOException e) {
                        // Refused or hung up on: the next strike follows.
                    }
                    count.increment();
                },
                pause,
                pause,
                TimeUnit.MILLISECONDS);
    }

    /** Returns how often each attack has struck. */
    public Map<String, Long> strikes() {
        Map<String, Long> counts = new TreeMap<>();
        strikes.forEach((name, count) -> counts.put(name, count.sum()));
        return counts;
    }

    /** Lets them end what they do, and leave their connections. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LONGEST_LEAVE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("some attackers do not leave: " + strikes());
            }
            for (Attack attack : attacks) {
                attack.strike().leave();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
