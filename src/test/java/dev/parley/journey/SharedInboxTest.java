package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import dev.parley.broker.Artemis;
import dev.parley.broker.RunningArtemis;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/** Two nodes, one inbox on a broker of its own: whoever dies, what was answered 200 is done, in order, by whoever is left. */
// They share a broker, and one of them kills it.
@Execution(SAME_THREAD)
class SharedInboxTest {
    private static final int TAKEOVER_SECONDS = 10;
    private static final int ALL_DONE_SECONDS = 30;

    private static final AtomicInteger CONVERSATIONS = new AtomicInteger();

    private static Artemis artemis;
    private static RunningArtemis broker;

    /** One for each test: what one has said at the broker, the next one would only repeat. */
    private final String conversation = Twilio.conversation(CONVERSATIONS.incrementAndGet());
    /** What was accepted, in its order. */
    private final List<String> accepted = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startBroker(@TempDir Path folder) {
        artemis = Artemis.in(folder);
        broker = artemis.start();
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void isTakenOverWhenTheDispatcherIsKilled(@TempDir Path folder) {
        try (TwoNodes nodes = TwoNodes.start(node(folder, artemis.url()))) {
            tell(nodes.any().node(), 1);
            TwoNodes.Member first = nodes.dispatcher();
            TwoNodes.Member second = nodes.otherThan(first);
            tell(first.node(), 10);
            tell(second.node(), 10);
            await(broker.output())
                    .atMost(ALL_DONE_SECONDS, SECONDS)
                    .until(() -> names(first.twilio()), equalTo(accepted));
            assertEquals(List.of(), names(second.twilio()));

            first.node().kill();
            tell(second.node(), 1);
            awaitTakeover(second);
            tell(second.node(), 10);

            assertAllDoneInOrder(first.twilio(), second.twilio());
        }
    }

    @Test
    void isTakenOverWhenTheDispatcherHangs(@TempDir Path folder) {
        try (TwoNodes nodes = TwoNodes.start(node(folder, artemis.url()))) {
            tell(nodes.any().node(), 1);
            TwoNodes.Member first = nodes.dispatcher();
            TwoNodes.Member second = nodes.otherThan(first);
            await(broker.output())
                    .atMost(ALL_DONE_SECONDS, SECONDS)
                    .until(() -> names(first.twilio()), equalTo(accepted));

            first.node().freeze();
            tell(second.node(), 1);
            awaitTakeover(second);
            first.node().thaw();
            awaitAccepted(first.node(), "said to the thawed one");

            assertAllDoneInOrder(first.twilio(), second.twilio());
        }
    }

    private void awaitTakeover(TwoNodes.Member by) {
        await(by.node().output())
                .atMost(TAKEOVER_SECONDS, SECONDS)
                .until(() -> names(by.twilio()).size(), greaterThanOrEqualTo(1));
    }

    @Test
    void answers503WhileTheBrokerIsGoneAndGoesOnWhenItIsBack(@TempDir Path folder) {
        try (Twilio twilio = Twilio.thatAnswers();
                Node node = new Node(twilio.live(node(folder, artemis.url())))) {
            node.launch();
            node.awaitReady();
            tell(node, 5);

            broker.kill();
            try {
                assertEquals(503, status(node, "said to nobody"));
            } finally {
                broker = artemis.start();
            }
            awaitAccepted(node, "said when it was back");
            tell(node, 5);

            assertAllDoneInOrder(twilio);
            node.stop();
        }
    }

    @Test
    void goesOnAtTheBackupWhenThePrimaryIsKilled(@TempDir Path folder) {
        Artemis primary = Artemis.in(folder).asPrimary();
        Artemis backup = Artemis.in(folder).asBackupOf(primary);
        try (Twilio twilio = Twilio.thatAnswers();
                Node node = new Node(twilio.live(node(folder, primary.url() + "," + backup.url())));
                RunningArtemis first = primary.start();
                RunningArtemis second = backup.launch()) {
            node.launch();
            node.awaitReady();
            second.await(RunningArtemis.Until.IT_WAITS);
            tell(node, 5);

            first.kill();
            awaitAccepted(node, "said to the backup");
            tell(node, 5);

            assertAllDoneInOrder(twilio);
            node.stop();
        }
    }

    @Test
    void doesNotStartAtABrokerThatIsNotSetUpForIt(@TempDir Path folder) {
        Artemis unprepared = Artemis.in(folder).withoutFragment();
        try (RunningArtemis running = unprepared.start();
                Twilio twilio = Twilio.thatAnswers()) {
            Program.Ended ended = twilio.live(node(folder, unprepared.url())).fail();

            assertEquals(
                    "The broker is not set up for the inbox: it has no queue inbox; the"
                            + " address-setting for inbox is missing (auto-create-queues is on); it has no queue inbox.seen;"
                            + " the address-setting for inbox.seen is missing (auto-create-queues is on); it has no queue"
                            + " dead-letters; the address-setting for dead-letters is missing (auto-create-queues is on);"
                            + " the address-setting for parked.# is missing (auto-create-queues must be off,"
                            + " auto-create-addresses on). Put docs/broker.xml into its etc/broker.xml; see docs/inbox.md."
                            + "\n",
                    ended.err(),
                    running.output());
        }
    }

    private static Program node(Path folder, String brokerUrl) {
        return Program.in(folder)
                .withHome(Home.thatRenames(folder).folder())
                .with("inbox.broker-url", brokerUrl)
                .withVariable("PARLEY_INBOX_USER", Artemis.USER)
                .withVariable("PARLEY_INBOX_PASSWORD", Artemis.PASSWORD);
    }

    private void tell(Node node, int messages) {
        for (int index = 0; index < messages; index++) {
            assertEquals(200, status(node, "said"), node::output);
        }
    }

    private void awaitAccepted(Node node, String words) {
        try {
            await().atMost(ALL_DONE_SECONDS, SECONDS).until(() -> status(node, words), equalTo(200));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(node.output(), e);
        }
    }

    /** Tells one message, the next one of the conversation, and notes it where it was accepted. */
    private int status(Node node, String words) {
        String body = "%03d %s".formatted(accepted.size(), words);
        int status = Twilio.tellSaid(node.caller(), conversation, body);
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

    private List<String> names(Twilio twilio) {
        return twilio.calls().stream()
                .filter(call -> call.path().endsWith(conversation))
                .map(call -> String.valueOf(call.form().first("FriendlyName")))
                .toList();
    }
}
