package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that cannot answer any more ends, so that its supervisor starts it again; one that was only paused does not. */
class StandstillTest {
    private static final int ENDED_ITSELF = 70;
    private static final int ENDED_BY_THE_JVM = 3;
    private static final String WATCHDOG = "-Dparley.watchdog.seconds=4";
    private static final String END = " s. Parley exits, so that its supervisor restarts it.\n";
    private static final String STANDS_STILL = "vert.x-eventloop-thread-\\d+ has not answered for 4" + END;

    /** It never waits, so it runs on the event loop; and some texts keep it there for years. */
    private static final String PATTERN =
            """
            - route:
                id: pattern
                description: Look for something in a text, with a pattern that nobody should use.
                from:
                  uri: platform-http:/pattern
                  steps:
                    - filter:
                        simple: ${body[text]} regex '.*.*.*.*.*.*y'
                        steps:
                          - setBody:
                              constant: found
            """;

    /** Doubles a letter forty times. */
    private static final String GROW =
            """
            - route:
                id: grow
                description: Write more than there is memory for.
                from:
                  uri: platform-http:/grow
                  steps:
                    - setBody:
                        constant: x
                    - loop:
                        constant: 40
                        steps:
                          - setBody:
                              simple: ${body}${body}
            """;

    private static final String FOR_YEARS = "/pattern?text=" + "x".repeat(300);

    private final Path folder;

    StandstillTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Program program() {
        Home home = Home.in(folder).with("pattern.camel.yaml", PATTERN);
        return Program.in(folder).withHome(home.folder());
    }

    @Test
    void endsAndIsStartedAgainWithAllThatItHadAccepted() {
        Program program = program();
        String conversation = Twilio.conversation(1);
        try (Twilio slow = Twilio.thatHangs();
                RunningParley parley =
                        slow.live(program.withJavaOptions(WATCHDOG)).start()) {
            assertEquals(200, Twilio.tellOpened(parley.parley(), conversation));
            await().atMost(30, SECONDS).until(slow::calls, hasSize(1));

            assertThrows(UncheckedIOException.class, () -> parley.parley().get(FOR_YEARS));

            assertEquals(ENDED_ITSELF, parley.end());
            assertLastLine(STANDS_STILL, parley);
        }

        try (Twilio twilio = Twilio.thatAnswers();
                RunningParley again = twilio.live(program).start()) {
            await(again.output())
                    .atMost(30, SECONDS)
                    .until(() -> paths(twilio), hasItem("/v1/Conversations/" + conversation + "/Participants"));
        }
    }

    @Test
    void outlastsAPauseThatIsLongerThanAStandstillMayBe() {
        try (Node paused = new Node(Program.in(folder).withJavaOptions(WATCHDOG));
                RunningParley blocked = program()
                        .with("inbox.directory", folder.resolve("other-inbox").toString())
                        .withJavaOptions(WATCHDOG)
                        .start()) {
            paused.launch();
            paused.awaitReady();
            paused.freeze();

            CompletableFuture<?> asked =
                    CompletableFuture.runAsync(() -> blocked.parley().get(FOR_YEARS));
            assertEquals(ENDED_ITSELF, blocked.end());
            paused.thaw();

            assertTrue(asked.handle((answer, failure) -> failure != null).join());
            assertEquals(200, paused.caller().get("/token/alice").status());
            paused.stop();
        }
    }

    @Test
    void endsWhenToldToStopAndCannot() {
        try (RunningParley blocked = program().withJavaOptions(WATCHDOG).start()) {
            CompletableFuture<?> asked =
                    CompletableFuture.runAsync(() -> blocked.parley().get(FOR_YEARS));
            await().atMost(30, SECONDS).until(() -> blocked.output().contains("has been blocked for"));

            assertEquals(ENDED_ITSELF, blocked.stop());

            assertTrue(asked.handle((answer, failure) -> failure != null).join());
            assertLastLine(STANDS_STILL, blocked);
        }
    }

    /** Less memory than a connection reads into at once: the sandbox's, for Parley would not even start. */
    @Test
    void endsWhereNothingCanBeAllocated() {
        try (RunningParley starved = Program.in(folder)
                .sandboxAlone()
                .withJavaOptions(WATCHDOG + " -XX:MaxDirectMemorySize=48k")
                .start()) {
            assertEquals(ENDED_ITSELF, starved.end());
            assertLastLine("vert.x-\\w+-thread-\\d+ could not allocate memory for requests for 4" + END, starved);
        }
    }

    @Test
    void endsWhenItsHeapIsFull() {
        Home home = Home.in(folder).with("grow.camel.yaml", GROW);
        try (RunningParley full = Program.in(folder).withHome(home.folder()).start()) {
            assertThrows(UncheckedIOException.class, () -> full.parley().get("/grow"));

            assertEquals(ENDED_BY_THE_JVM, full.end());
            assertTrue(full.output().contains("Terminating due to java.lang.OutOfMemoryError"), full.output());
        }
    }

    private static void assertLastLine(String pattern, RunningParley parley) {
        assertTrue(parley.output().matches("(?s).* ERROR Parley - " + pattern), parley.output());
    }

    private static List<String> paths(Twilio twilio) {
        return twilio.calls().stream().map(Twilio.Call::path).toList();
    }
}
