package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley sandbox}: Twilio's place is taken by a process of its own. */
class SandboxAloneTest {
    @Test
    void answersAsTwilioAndStopsInOrder(@TempDir Path folder) {
        RunningParley sandbox = Program.in(folder).sandboxAlone().start();

        String conversation = sandbox.sandbox()
                .post("/v1/Conversations", "UniqueName=front-desk")
                .sid();
        Caller.Reply found = sandbox.sandbox().get("/v1/Conversations/front-desk");
        int status = sandbox.stop();

        assertEquals(conversation, found.json().path("sid").asText());
        // As a shell counts it: ended by signal 15.
        assertEquals(143, status);
        assertFalse(sandbox.output().contains("Exception"), sandbox.output());
    }

    @Test
    void remembersWhatParleyDidBeforeItDied(@TempDir Path folder) {
        Program program = Program.in(folder);
        try (RunningParley sandbox = program.sandboxAlone().start()) {
            Caller twilio = sandbox.sandbox();
            RunningParley parley = TwilioAlone.live(program).start();
            String conversation =
                    twilio.telling().postNothing("/v1/Conversations").sid();
            await().atMost(30, SECONDS).until(() -> identities(twilio, conversation), equalTo(List.of("Tackleton")));

            parley.kill();

            assertEquals(List.of("Tackleton"), identities(twilio, conversation));
        }
    }

    private static List<String> identities(Caller twilio, String conversation) {
        return twilio.get("/v1/Conversations/" + conversation + "/Participants")
                .json()
                .findValuesAsText("identity");
    }

    @Test
    void namesTheSettingWhereItsPortIsTaken(@TempDir Path folder) {
        Program program = Program.in(folder).sandboxAlone();
        try (RunningParley first = program.start()) {
            Program.Ended ended = program.fail();

            assertEquals(
                    new Program.Ended(
                            1,
                            "",
                            "sandbox.port is " + program.sandboxPort()
                                    + ": another program listens on this port of 127.0.0.1. Set sandbox.port to a free one.\n"),
                    ended,
                    first.output());
        }
    }
}
