package dev.parley.journey;

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

    private static final String RENAME =
            """
            - route:
                id: rename
                description: Name the conversation after its latest message; one call for each.
                from:
                  uri: twilio-webhook:onMessageAdded
                  steps:
                    - to:
                        id: to-rename
                        uri: twilio-api:conversations/update
                        parameters:
                          sid: ${body[ConversationSid]}
                          friendlyName: ${body[Body]}
            """;

    @Test
    void doesAfterTheCrashWhatWasAcceptedBefore(@TempDir Path folder) {
        Program program = Program.in(folder);
        try (Twilio deaf = Twilio.thatHangs()) {
            RunningParley parley = deaf.live(program).start();
            int status = Twilio.tell(
                    parley.parley(),
                    "EventType=onConversationAdded",
                    "ConversationSid=" + conversation(0),
                    "DateCreated=2026-11-22T10:00:00.000Z");
            assertEquals(200, status);
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
        Home home = Home.in(folder).without("reply.camel.yaml").with("rename.camel.yaml", RENAME);
        Program program = Program.in(folder).withHome(home.folder());
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
                    .until(() -> tell(parley, number, name), equalTo(200));
            accepted.incrementAndGet();
        }
    }

    private static int tell(Caller parley, int number, String name) {
        return Twilio.tell(
                parley,
                "EventType=onMessageAdded",
                "ConversationSid=" + conversation(number),
                "Author=alice",
                "Body=" + name,
                "DateCreated=2026-11-22T10:00:00.000Z");
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

    private static String conversation(int number) {
        return "CH%032d".formatted(number);
    }

    private static String name(int number, int index) {
        return "conversation %d, message %02d".formatted(number, index);
    }
}
