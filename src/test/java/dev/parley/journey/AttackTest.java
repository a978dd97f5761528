package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import dev.parley.journey.attack.Attackers;
import dev.parley.journey.attack.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Strangers attack every port in every way that is known, all at once, while Twilio tells of messages: all of them are answered
 * in time and handled, and nothing is left over. At length, five minutes: {@code mvn -Pattack verify}.
 */
// It takes the whole machine.
@Execution(SAME_THREAD)
class AttackTest {
    private static final Logger LOG = LoggerFactory.getLogger(AttackTest.class);
    private static final int SECONDS_OF_ATTACK = Integer.getInteger("parley.attack.seconds", 20);
    private static final int EVENTS_PER_SECOND = 100;
    private static final int LONGEST_ANSWER_MILLIS = 1_000;
    private static final int MOST_MEGABYTES = 600;
    /** The keys of events told, and of refusals. */
    private static final int MEGABYTES_OF_EVENTS = 16;

    private static final int LINES_SHOWN = 60;
    private static final int MOST_LINES_PER_MINUTE = 200;

    /** One of one's own, which reads what it is sent. */
    private static final String ORDERS =
            """
            - route:
                id: orders
                description: Take orders, as JSON or as a form, from everybody.
                from:
                  uri: platform-http:/orders
                  steps:
                    - setBody:
                        simple: "thank you for ${body[a]}"
            """;

    private final Path folder;
    private final int management = Program.freePort();

    AttackTest(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        this.folder = folder;
    }

    private Program program() {
        return Program.in(folder)
                .with("camel.management.port", String.valueOf(management))
                .withHome(Home.thatRenames(folder)
                        .with("orders.camel.yaml", ORDERS)
                        .folder());
    }

    @Test
    void keepsItsPromisesWhileStrangersAttackInEveryWay() {
        Program program = program();
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley sandbox = program.sandboxAsShipped().start();
                RunningParley parley = twilio.live(program).start();
                SignedLoad load = new SignedLoad(program.port(), "under attack")) {
            answersInPeace(program.port(), "warm-up");
            SignedLoad inPeace = answersInPeace(program.port(), "in peace");
            Footprint before = Footprint.of(parley.pid());
            Footprint sandboxBefore = Footprint.of(sandbox.pid());
            long keptBefore = Footprint.keptMegabytes(parley.pid());

            load.at(EVENTS_PER_SECOND);
            try (Attackers attackers = Attackers.on(
                    new Target("Parley", program.port(), 1, List.of("/chat", "/token", "/orders", "/outbound-status")),
                    new Target("management", management, 3, List.of("/observe/health", "/observe/dead-letters/replay")),
                    new Target("sandbox", program.sandboxPort(), 3, List.of("/v1/Conversations", "/sandbox/sms")))) {
                await().atMost(Duration.ofSeconds(2L * SECONDS_OF_ATTACK + 30))
                        .until(load::told, greaterThanOrEqualTo(SECONDS_OF_ATTACK * EVENTS_PER_SECOND));
                LOG.info("Struck: {}", attackers.strikes());
            }
            load.end();
            assertLives("Parley", parley, load);
            assertLives("the sandbox", sandbox, load);
            LOG.info(
                    "{}; in peace {}; {}; the sandbox {}",
                    load,
                    inPeace,
                    Footprint.of(parley.pid()),
                    Footprint.of(sandbox.pid()));

            assertEquals(
                    Map.of(),
                    load.faults(longestMillis(inPeace)),
                    () -> load + "; in peace " + inPeace + ". It says:\n" + lastLines(parley));
            await("messages that were answered 200 and not handled")
                    .atMost(60, SECONDS)
                    .until(() -> notHandled(load, twilio), equalTo(Set.of()));
            assertNothingIsLeft("Parley", before, parley);
            assertNothingIsLeft("the sandbox", sandboxBefore, sandbox);
            long keptAfter = Footprint.keptMegabytes(parley.pid());
            assertTrue(
                    keptAfter <= keptBefore + MEGABYTES_OF_EVENTS,
                    () -> "the heap holds " + keptAfter + " MB, before it was " + keptBefore);
            assertEquals(
                    "{\"status\":\"UP\"}",
                    Caller.to(management).get("/observe/health").body());
        }
    }

    private static SignedLoad answersInPeace(int port, String label) {
        try (SignedLoad load = new SignedLoad(port, label)) {
            load.at(EVENTS_PER_SECOND);
            await().atMost(60, SECONDS).until(load::told, greaterThanOrEqualTo(3 * EVENTS_PER_SECOND));
            load.end();
            return load;
        }
    }

    /** A machine that is busy with something else takes its time without any attack. */
    private static long longestMillis(SignedLoad inPeace) {
        return Math.max(LONGEST_ANSWER_MILLIS, 3 * inPeace.slowestMillis());
    }

    private void assertNothingIsLeft(String who, Footprint before, RunningParley running) {
        await(who + " has " + before + ", closes what strangers left open")
                .atMost(90, SECONDS)
                .until(() -> Footprint.of(running.pid()).files() <= before.files() + 10);
        long most = Footprint.of(running.pid()).mostMegabytes();
        assertTrue(most < MOST_MEGABYTES, who + " took " + most + " MB");
        long lines = running.output().lines().count();
        assertTrue(
                lines < MOST_LINES_PER_MINUTE * (1 + SECONDS_OF_ATTACK / 60L),
                () -> who + " wrote " + lines + " lines, at last:\n" + lastLines(running));
    }

    private static void assertLives(String who, RunningParley running, SignedLoad load) {
        assertTrue(running.isAlive(), () -> who + " ended; " + load + ". It said at last:\n" + lastLines(running));
    }

    private static String lastLines(RunningParley running) {
        List<String> lines = running.output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static Set<String> notHandled(SignedLoad load, Twilio twilio) {
        Set<String> missing = new TreeSet<>(load.accepted());
        twilio.calls().forEach(call -> missing.remove(String.valueOf(call.form().first("FriendlyName"))));
        return missing;
    }
}
