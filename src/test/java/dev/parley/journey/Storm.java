package dev.parley.journey;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kills what it is given, round after round, while visitors talk without end; then lets what was accepted be handled, and
 * counts.
 */
final class Storm {
    private static final Logger LOG = LoggerFactory.getLogger(Storm.class);
    private static final Duration LONGEST_CALM = Duration.ofMinutes(2);
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(5);
    private static final int EVENTS_DRAINED_PER_SECOND = 50;

    private final StormPlan plan;
    private final RandomGenerator random;
    private final List<? extends Victim> victims;
    private final Wire wire;
    private final Reckoning reckoning;

    /**
     * Prepares a storm over what already runs.
     *
     * @param victims who is killed, who first comes first
     * @param nodes who are told of events
     */
    Storm(StormPlan plan, List<? extends Victim> victims, List<Program> nodes, Caller twilio) {
        this.plan = plan;
        this.random = plan.random();
        this.victims = victims;
        this.wire = new Wire(nodes);
        this.reckoning = new Reckoning(twilio);
    }

    /** Rages, and returns everything that went wrong. */
    List<String> rage() {
        LOG.info("This is {}", plan);
        List<Talk> talks;
        try (Visitors visitors = new Visitors(wire, plan)) {
            for (int round = 1; round <= plan.rounds(); round++) {
                strike(round, victim(round), visitors);
            }
            talks = visitors.hush();
        }
        victims.forEach(Victim::awaitReady);
        Visitors.acceptedAll(talks)
                .orTimeout(LONGEST_DRAIN.toSeconds(), TimeUnit.SECONDS)
                .join();
        LOG.info("All is accepted: {}", wire);
        Set<Talk> unanswered = drain(talks);
        LOG.info("Drained; {} of {} conversations are not answered to the end", unanswered.size(), talks.size());
        List<String> faults = new ArrayList<>();
        talks.forEach(talk -> faults.addAll(reckoning.faults(talk)));
        return faults;
    }

    /** Returns each of them once, in the order given, and then whom chance picks. */
    private Victim victim(int round) {
        int number = round <= victims.size() ? round - 1 : random.nextInt(victims.size());
        return victims.get(number);
    }

    private void strike(int round, Victim victim, Visitors visitors) {
        int calm = random.nextInt(plan.longestCalm() / 4, plan.longestCalm());
        // One in four of those who were struck before is struck while it starts, one in five told to stop and not
        // killed.
        if (round > victims.size() && random.nextInt(4) == 0) {
            letPass(calm / 3, visitors::said);
        } else {
            victim.awaitReady();
            letPass(calm, wire::accepted);
        }
        boolean isTold = random.nextInt(5) == 0;
        LOG.info("Round {} of {}: {} {}; {}", round, plan.rounds(), isTold ? "stop" : "kill", victim.name(), wire);
        if (isTold) {
            victim.stop();
        } else {
            victim.kill();
        }
        victim.launch();
    }

    private static void letPass(int events, IntSupplier count) {
        int enough = count.getAsInt() + events;
        await("load")
                .atMost(LONGEST_CALM)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> count.getAsInt() >= enough);
    }

    private Set<Talk> drain(List<Talk> talks) {
        Set<Talk> unanswered = new HashSet<>(talks);
        Duration longest = LONGEST_DRAIN.plusSeconds(wire.accepted() / EVENTS_DRAINED_PER_SECOND);
        long end = System.nanoTime() + longest.toNanos();
        await("drain")
                .atMost(longest.plusMinutes(1))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    unanswered.removeIf(reckoning::isAnswered);
                    // What is missing then is told with everything else.
                    return unanswered.isEmpty() || System.nanoTime() > end;
                });
        return unanswered;
    }

    /** Returns a failure's whole story: what went wrong, how to repeat it, and what they said who were killed. */
    String describe(List<String> faults, Path folder) {
        String gaveUp = victims.stream()
                .flatMap(victim -> victim.output().lines())
                .filter(line -> line.contains("Gave up"))
                .limit(20)
                .collect(Collectors.joining("\n"));
        return faults.size() + " faults in " + plan + ", kept in " + folder + ":\n"
                + faults.stream().limit(50).collect(Collectors.joining("\n")) + "\n" + wire + "\n" + gaveUp;
    }
}
