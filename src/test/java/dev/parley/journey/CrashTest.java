package dev.parley.journey;

import static dev.parley.journey.Twilio.conversation;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power fails: what was answered 200 is done all the same, and each conversation's events in their order. */
class CrashTest {
    private static final int CONVERSATIONS = 10;
    private static final int MESSAGES = 20;

    @Test
    void doesAfterTheCrashWhatWasAcceptedBefore(@TempDir Path folder) {
        Program program = Program.in(folder);
        try (Twilio deaf = Twilio.thatHangs()) {
            RunningParley parley = deaf.live(program).start();
            assertEquals(200, Twilio.tellOpened(parley.parley(), conversation(0)));
            await().atMost(30, SECONDS).until(deaf::calls, hasSize(1));

            parley.kill();
        }

        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley again = twilio.live(program).start()) {
            await().atMost(30, SECONDS).until(twilio::calls, hasSize(1));

            assertEquals(
                    conversation(0) + "/Participants: Tackleton",
                    describe(twilio.calls().get(0), "Identity"),
                    again.output());
        }
    }

    @Test
    void losesNothingAndKeepsTheOrderWhenKilledInTheMiddle(@TempDir Path folder) throws Exception {
        Program program = Program.in(folder).withHome(Home.thatRenames(folder).folder());
        AtomicInteger accepted = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(CONVERSATIONS);
        try (Twilio before = Twilio.thatAnswers();
                Twilio after = Twilio.thatAnswers()) {
            RunningParley parley = before.live(program).start();
            List<Future<?>> sending = IntStream.range(0, CONVERSATIONS)
                    .<Future<?>>mapToObj(number -> senders.submit(() -> tellAll(number, program, accepted)))
                    .toList();
            await().atMost(60, SECONDS).until(accepted::get, greaterThanOrEqualTo(CONVERSATIONS * MESSAGES / 2));

            parley.kill();
            try (RunningParley again = after.live(program).start()) {
                for (Future<?> one : sending) {
                    one.get();
                }
                await(again.output()).atMost(60, SECONDS).until(() -> names(before, after), equalTo(all()));
            }

            for (int number = 0; number < CONVERSATIONS; number++) {
                assertInOrder(before, number);
                assertInOrder(after, number);
            }
        } finally {
            senders.shutdownNow();
        }
    }

    /** Tells one conversation's messages, the next one when the one before it was accepted. */
    private static void tellAll(int number, Program program, AtomicInteger accepted) {
        Caller parley = Caller.to(program.port());
        for (int index = 0; index < MESSAGES; index++) {
            String name = name(number, index);
            await().atMost(60, SECONDS)
                    .pollDelay(Duration.ZERO)
                    .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                    .until(() -> Twilio.tellSaid(parley, conversation(number), name), equalTo(200));
            accepted.incrementAndGet();
        }
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>();
        for (int number = 0; number < CONVERSATIONS; number++) {
            for (int index = 0; index < MESSAGES; index++) {
                all.add(conversation(number) + ": " + name(number, index));
            }
        }
        return all;
    }

    private static Set<String> names(Twilio... twilios) {
        return Stream.of(twilios)
                .flatMap(twilio -> twilio.calls().stream())
                .map(call -> describe(call, "FriendlyName"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void assertInOrder(Twilio twilio, int number) {
        List<String> arrived = twilio.calls().stream()
                .map(call -> describe(call, "FriendlyName"))
                .filter(call -> call.startsWith(conversation(number)))
                .toList();

        assertEquals(List.copyOf(new TreeSet<>(arrived)), arrived);
    }

    private static String describe(Twilio.Call call, String field) {
        return call.path().replace("/v1/Conversations/", "") + ": "
                + call.form().first(field);
    }

    private static String name(int number, int index) {
        return "conversation %d, message %02d".formatted(number, index);
    }
}
