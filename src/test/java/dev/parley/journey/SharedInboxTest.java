package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.broker.Artemis;
import dev.parley.broker.RunningArtemis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, one inbox on a broker of its own: whoever dies, what was answered 200 is done, in order, by whoever is left. */
class SharedInboxTest {
    private static final String CONVERSATION = "CH00000000000000000000000000000001";
    private static final int TAKEOVER_SECONDS = 10;
    private static final int ALL_DONE_SECONDS = 30;

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

    /** What was accepted, in its order. */
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    @Test
    void isTakenOverWhenTheDispatcherIsKilled(@TempDir Path folder) {
        Artemis artemis = Artemis.in(folder);
        try (RunningArtemis broker = artemis.start();
                Twilio ofFirst = Twilio.thatAnswers();
                Twilio ofSecond = Twilio.thatAnswers();
                RunningParley first = ofFirst.live(node(folder, artemis.url())).start()) {
            tell(first, 1);
            await(broker.output()).atMost(ALL_DONE_SECONDS, SECONDS).until(() -> names(ofFirst), equalTo(accepted));
            try (RunningParley second =
                    ofSecond.live(node(folder, artemis.url())).start()) {
                tell(first, 10);
                tell(second, 10);
                await().atMost(ALL_DONE_SECONDS, SECONDS).until(() -> names(ofFirst), equalTo(accepted));
                assertEquals(List.of(), names(ofSecond));

                first.kill();
                tell(second, 1);
                await(second.output())
                        .atMost(TAKEOVER_SECONDS, SECONDS)
                        .until(() -> names(ofSecond).size(), greaterThanOrEqualTo(1));
                tell(second, 10);

                assertAllDoneInOrder(ofFirst, ofSecond);
            }
        }
    }

    @Test
    void isTakenOverWhenTheDispatcherHangs(@TempDir Path folder) throws Exception {
        Artemis artemis = Artemis.in(folder);
        try (RunningArtemis broker = artemis.start();
                Twilio ofFirst = Twilio.thatAnswers();
                Twilio ofSecond = Twilio.thatAnswers();
                RunningParley first = ofFirst.live(node(folder, artemis.url())).start()) {
            tell(first, 1);
            await(broker.output()).atMost(ALL_DONE_SECONDS, SECONDS).until(() -> names(ofFirst), equalTo(accepted));
            try (RunningParley second =
                    ofSecond.live(node(folder, artemis.url())).start()) {
                signal("STOP", first);
                tell(second, 1);
                await(second.output())
                        .atMost(TAKEOVER_SECONDS, SECONDS)
                        .until(() -> names(ofSecond).size(), greaterThanOrEqualTo(1));
                signal("CONT", first);
                awaitAccepted(first, "said to the thawed one");

                assertAllDoneInOrder(ofFirst, ofSecond);
            }
        }
    }

    @Test
    void answers503WhileTheBrokerIsGoneAndGoesOnWhenItIsBack(@TempDir Path folder) {
        Artemis artemis = Artemis.in(folder);
        try (Twilio twilio = Twilio.thatAnswers();
                RunningArtemis broker = artemis.start();
                RunningParley parley = twilio.live(node(folder, artemis.url())).start()) {
            tell(parley, 5);

            broker.kill();
            assertEquals(503, status(parley, "said to nobody"));
            try (RunningArtemis again = artemis.start()) {
                awaitAccepted(parley, "said when it was back");
                tell(parley, 5);

                assertAllDoneInOrder(twilio);
            }
        }
    }

    @Test
    void goesOnAtTheBackupWhenThePrimaryIsKilled(@TempDir Path folder) {
        Artemis primary = Artemis.in(folder).asPrimary();
        Artemis backup = Artemis.in(folder).asBackupOf(primary);
        try (Twilio twilio = Twilio.thatAnswers();
                RunningArtemis first = primary.start();
                RunningArtemis second = backup.start();
                RunningParley parley = twilio.live(node(folder, primary.url() + "," + backup.url()))
                        .start()) {
            tell(parley, 5);

            first.kill();
            awaitAccepted(parley, "said to the backup");
            tell(parley, 5);

            assertAllDoneInOrder(twilio);
        }
    }

    @Test
    void doesNotStartAtABrokerThatIsNotSetUpForIt(@TempDir Path folder) {
        Artemis artemis = Artemis.in(folder).withoutFragment();
        try (RunningArtemis broker = artemis.start();
                Twilio twilio = Twilio.thatAnswers()) {
            Program.Ended ended = twilio.live(node(folder, artemis.url())).fail();

            assertEquals(
                    "The broker is not set up for the inbox: it has no queue inbox; the"
                            + " address-setting for inbox is missing (auto-create-queues is on); it has no queue inbox.seen;"
                            + " the address-setting for inbox.seen is missing (auto-create-queues is on); it has no queue"
                            + " dead-letters; the address-setting for dead-letters is missing (auto-create-queues is on);"
                            + " the address-setting for parked.# is missing (auto-create-queues must be off,"
                            + " auto-create-addresses on). Put docs/broker.xml into its etc/broker.xml; docs/inbox.md says"
                            + " how.\n",
                    ended.err(),
                    broker.output());
        }
    }

    private static Program node(Path folder, String brokerUrl) {
        Home home = Home.in(folder).without("reply.camel.yaml").with("rename.camel.yaml", RENAME);
        return Program.in(folder)
                .withHome(home.folder())
                .with("inbox.broker-url", brokerUrl)
                .withVariable("PARLEY_INBOX_USER", Artemis.USER)
                .withVariable("PARLEY_INBOX_PASSWORD", Artemis.PASSWORD);
    }

    private void tell(RunningParley parley, int messages) {
        for (int index = 0; index < messages; index++) {
            assertEquals(200, status(parley, "said"), parley.output());
        }
    }

    private void awaitAccepted(RunningParley parley, String words) {
        try {
            await().atMost(ALL_DONE_SECONDS, SECONDS).until(() -> status(parley, words), equalTo(200));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(parley.output(), e);
        }
    }

    /** Tells one message, the next one of the conversation, and notes it where it was accepted. */
    private int status(RunningParley parley, String words) {
        String body = "%03d %s".formatted(accepted.size(), words);
        int status = Twilio.tell(
                parley.parley(),
                "EventType=onMessageAdded",
                "ConversationSid=" + CONVERSATION,
                "Author=alice",
                "Body=" + body,
                "DateCreated=2026-11-22T10:00:00.000Z");
        if (status == 200) {
            accepted.add(body);
        }
        return status;
    }

    /** What a node did may be done again by the next one, if it died before it could say so; each keeps the order. */
    private void assertAllDoneInOrder(Twilio... twilios) {
        await().atMost(ALL_DONE_SECONDS, SECONDS)
                .until(
                        () -> Stream.of(twilios)
                                .flatMap(twilio -> names(twilio).stream())
                                .collect(Collectors.toCollection(TreeSet::new)),
                        done -> done.containsAll(Set.copyOf(accepted)));
        for (Twilio twilio : twilios) {
            assertEquals(List.copyOf(new TreeSet<>(names(twilio))), names(twilio));
        }
    }

    private static List<String> names(Twilio twilio) {
        return twilio.calls().stream()
                .map(call -> String.valueOf(call.form().first("FriendlyName")))
                .toList();
    }

    private static void signal(String name, RunningParley parley) throws IOException, InterruptedException {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, String.valueOf(parley.pid()))
                        .start()
                        .waitFor());
    }
}
