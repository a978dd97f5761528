package dev.parley.journey;

import static dev.parley.journey.Twilio.conversation;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.inbox.DurableInbox;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.deadletter.DeadLetterCommands;
import dev.parley.protocol.FormParameters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes nothing any more, and then it does again. */
class FailingDiskTest {
    private static final int SENDERS = 8;

    @Test
    void answers503WhileNothingCanBeWrittenAndGoesOnWithoutRestart(@TempDir Path folder) throws Exception {
        Home home = Home.in(folder).without("reply.camel.yaml");
        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley parley =
                        twilio.live(Program.in(folder).withHome(home.folder())).start()) {
            assertEquals(200, tell(parley, 0));

            allowFileBytes(parley, "1");
            await().atMost(30, SECONDS).until(() -> tell(parley, 1), equalTo(503));
            assertEquals(503, tell(parley, 2));
            allowFileBytes(parley, "unlimited");

            await().atMost(60, SECONDS).until(() -> tell(parley, 2), equalTo(200));
            await(parley.output()).atMost(60, SECONDS).until(() -> greeted(twilio), hasItem(conversation(2)));
            assertTrue(greeted(twilio).contains(conversation(0)));
        }
    }

    @Test
    void keepsDeadLetterOfEverythingThatWasAnswered200(@TempDir Path folder) throws Exception {
        Home home = Home.in(folder).without("reply.camel.yaml");
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        AtomicBoolean telling = new AtomicBoolean(true);
        try (Twilio twilio = Twilio.thatKnowsNothing();
                RunningParley parley =
                        twilio.live(Program.in(folder).withHome(home.folder())).start()) {
            AtomicInteger next = new AtomicInteger();
            for (int sender = 0; sender < SENDERS; sender++) {
                senders.execute(() -> tellWhile(telling, parley, next, accepted));
            }
            for (int round = 0; round < 3; round++) {
                awaitMore(accepted);
                allowFileBytes(parley, "1");
                await().atMost(30, SECONDS).until(() -> tell(parley, next.getAndIncrement()), equalTo(503));
                allowFileBytes(parley, "unlimited");
            }
            awaitMore(accepted);
            telling.set(false);
            senders.shutdown();
            assertTrue(senders.awaitTermination(30, SECONDS));
            await(parley.output()).atMost(120, SECONDS).until(() -> gaveUp(parley)
                    .containsAll(accepted));
            parley.stop();
        } finally {
            telling.set(false);
            senders.shutdown();
        }

        List<String> letters = letters(folder.resolve("inbox"));
        assertEquals(Set.of(), missing(accepted, letters));
        assertEquals(Set.copyOf(letters).size(), letters.size());
    }

    /** Each finishes the request it is in: one that is cut off might be accepted and not be counted. */
    private static void tellWhile(
            AtomicBoolean telling, RunningParley parley, AtomicInteger next, Set<String> accepted) {
        while (telling.get()) {
            int number = next.getAndIncrement();
            if (tell(parley, number) == 200) {
                accepted.add(conversation(number));
            }
        }
    }

    private static void awaitMore(Set<String> accepted) {
        int enough = accepted.size() + 50;
        await().atMost(60, SECONDS).until(() -> accepted.size() >= enough);
    }

    private static Set<String> gaveUp(RunningParley parley) {
        return Pattern.compile("Gave up: .* lane=(CH\\d+) ")
                .matcher(parley.output())
                .results()
                .map(line -> line.group(1))
                .collect(Collectors.toSet());
    }

    private static List<String> letters(Path directory) throws Exception {
        try (DurableInbox inbox = DurableInbox.open(InboxSettings.embedded(directory, Duration.ofSeconds(4)));
                DeadLetterCommands desk = inbox.deadLetters()) {
            return new ObjectMapper()
                    .readTree(desk.answer("list", FormParameters.NONE))
                    .path("letters")
                    .findValuesAsText("lane");
        }
    }

    private static Set<String> missing(Set<String> accepted, List<String> letters) {
        Set<String> missing = new TreeSet<>(accepted);
        letters.forEach(missing::remove);
        return missing;
    }

    /** Every write to a file beyond that fails, as on a disk that is full. */
    private static void allowFileBytes(RunningParley parley, String most) throws Exception {
        Process limit = new ProcessBuilder(
                        "prlimit", "--pid", String.valueOf(parley.pid()), "--fsize=" + most + ":unlimited")
                .inheritIO()
                .start();
        assertTrue(limit.waitFor(10, TimeUnit.SECONDS));
        assertEquals(0, limit.exitValue());
    }

    private static int tell(RunningParley parley, int number) {
        return Twilio.tellOpened(parley.parley(), conversation(number));
    }

    private static List<String> greeted(Twilio twilio) {
        return twilio.calls().stream()
                .map(call -> call.path().replaceAll(".*/Conversations/(CH[0-9a-f]+)/.*", "$1"))
                .toList();
    }
}
