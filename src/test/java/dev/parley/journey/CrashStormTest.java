package dev.parley.journey;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power fails again and again under load: what was accepted is handled, nothing shows twice, and each conversation's
 * replies come in the order of its messages. At length: {@code mvn -Pstorm verify}.
 */
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

    @Test
    void keepsWhatItAcceptedHoweverOftenItIsKilled(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
        Home home = Home.in(folder).with("listen.camel.yaml", LISTEN);
        Program program = Program.in(folder);
        try (RunningParley sandbox = program.sandboxAlone().start();
                Node node = new Node(TwilioAlone.live(program.withHome(home.folder())))) {
            node.launch();
            Storm storm = new Storm(StormPlan.fromProperties(), List.of(node), List.of(program), sandbox.sandbox());

            List<String> faults = storm.rage();

            assertTrue(faults.isEmpty(), () -> storm.describe(faults, folder));
            node.stop();
        }
    }
}
