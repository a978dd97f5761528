package dev.parley.journey;

import static dev.parley.journey.Twilio.conversation;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk takes nothing any more, and then it does again. */
class FailingDiskTest {
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
