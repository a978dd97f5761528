package dev.parley.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;

import dev.parley.broker.Artemis;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;

/**
 * The power fails again and again under load, on a node with its inbox inside, and on nodes and the broker that they share:
 * what was accepted is handled, nothing shows twice, and each conversation's replies come in the order of its messages. At
 * length: {@code mvn -Pstorm verify}.
 */
// A storm takes the whole machine.
@Execution(SAME_THREAD)
class CrashStormTest {
    /** An effect of another kind, besides the host and the bot that ship. */
    private static final String LISTEN =
            """
            - route:
                id: listen
                description: Let somebody else hear of every new conversation's messages.
                from:
                  uri: twilio-webhook:onConversationAdded
                  steps:
                    - to:
                        id: to-listener
                        uri: twilio-api:conversations/webhooks/ensure
                        parameters:
                          conversationSid: ${body[ConversationSid]}
                          target: webhook
                          configuration.url: https://listener.example.com/heard
                          configuration.filters: onMessageAdded
            """;

    private final Path folder;

    CrashStormTest(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        this.folder = folder;
    }

    /** With 30 changes a second, as Twilio takes them, hardly any event would be under way at a kill. */
    private Program program() {
        return Program.in(folder)
                .with("twilio.changes-per-second", "1000")
                .withHome(Home.in(folder).with("listen.camel.yaml", LISTEN).folder());
    }

    @Test
    void keepsWhatItAcceptedHoweverOftenItIsKilled() {
        Program program = program();
        try (RunningParley sandbox = program.sandboxAlone().start();
                Node node = new Node(TwilioAlone.live(program))) {
            node.launch();

            rage(StormPlan.ofRounds(2), List.of(node), List.of(node), sandbox);
        }
    }

    @Test
    void keepsWhatItsNodesAcceptedHoweverOftenTheyAndTheirBrokerAreKilled() {
        Artemis artemis = Artemis.in(folder);
        Program program = program()
                .with("inbox.broker-url", artemis.url())
                .withVariable("PARLEY_INBOX_USER", Artemis.USER)
                .withVariable("PARLEY_INBOX_PASSWORD", Artemis.PASSWORD);
        try (Broker broker = new Broker(artemis);
                Node first = new Node(TwilioAlone.liveBehindOneAddress(program));
                Node second = new Node(TwilioAlone.liveBehindOneAddress(program.besides()))) {
            broker.launch();
            try (RunningParley sandbox = program.sandboxAlone().start()) {
                broker.awaitReady();
                first.launch();
                second.launch();

                rage(StormPlan.ofRounds(2), List.of(first, broker, second), List.of(first, second), sandbox);
            }
        }
    }

    private void rage(StormPlan plan, List<? extends Victim> victims, List<Node> nodes, RunningParley sandbox) {
        nodes.forEach(Node::awaitReady);
        Storm storm = new Storm(plan, victims, nodes.stream().map(Node::program).toList(), sandbox.sandbox());

        List<String> faults = storm.rage();

        assertTrue(faults.isEmpty(), () -> storm.describe(faults, folder));
        nodes.forEach(Node::stop);
    }
}
