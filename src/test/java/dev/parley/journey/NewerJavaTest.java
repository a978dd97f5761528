package dev.parley.journey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on a Java that has virtual threads, if one lies beside the Java that runs this test. */
class NewerJavaTest {
    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");
    private static final Pattern CALLING = Pattern.compile("\"twilio-api-\\d+\" virtual");
    private static final int BY_SIGTERM = 143;

    private final Path folder;

    NewerJavaTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void waitsForTwilioOnVirtualThreads() throws Exception {
        Optional<Path> newer = newerJava();
        Assumptions.assumeTrue(newer.isPresent(), "no Java 21 or later lies beside the one that runs this test");
        Path java = newer.orElseThrow();
        Program program = Program.in(folder).withVariable("JAVA_HOME", java.toString());

        try (Twilio slow = Twilio.thatHangs();
                RunningParley parley = slow.live(program).start()) {
            Twilio.tell(parley.parley(), "EventType=onConversationAdded", "ConversationSid=CH" + "1".repeat(32));
            await().atMost(30, SECONDS).until(slow::calls, hasSize(1));
            String threads = threads(java, parley.pid());
            slow.answer();

            assertTrue(CALLING.matcher(threads).find(), threads);
            assertEquals(BY_SIGTERM, parley.stop());
            assertFalse(parley.output().contains("WARN"), parley.output());
        }
    }

    private static Optional<Path> newerJava() throws IOException {
        Path javas = Path.of(System.getProperty("java.home")).resolveSibling("");
        try (Stream<Path> each = Files.list(javas)) {
            return each.filter(java -> Files.isExecutable(java.resolve("bin/jcmd")))
                    .filter(java -> version(java) >= FIRST_WITH_VIRTUAL_THREADS)
                    .findFirst();
        }
    }

    private static int version(Path java) {
        try {
            Matcher version = VERSION.matcher(Files.readString(java.resolve("release")));
            return version.find() ? Integer.parseInt(version.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Returns every thread of a process, the virtual ones too, which no other listing names. */
    private String threads(Path java, long pid) throws Exception {
        Path dump = folder.resolve("threads.txt");
        Process jcmd = new ProcessBuilder(
                        java.resolve("bin/jcmd").toString(),
                        String.valueOf(pid),
                        "Thread.dump_to_file",
                        dump.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("jcmd.txt").toFile())
                .start();
        assertTrue(jcmd.waitFor(30, SECONDS), "jcmd did not end");
        return Files.readString(dump);
    }
}
