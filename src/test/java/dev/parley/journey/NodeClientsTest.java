package dev.parley.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clients themselves, in JavaScript, with Twilio's own libraries: {@code src/test/node}. */
class NodeClientsTest {
    private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();
    private static final int LONGEST_MINUTES = 3;

    @ParameterizedTest
    @ValueSource(strings = {"conversation-life.test.mjs", "chat-clients.test.mjs"})
    void workUnmodified(String script, @TempDir Path folder) throws Exception {
        assertPasses(script, Program.in(folder), folder);
    }

    @Test
    void signWithSharedKeys(@TempDir Path folder) throws Exception {
        Program program = Program.in(folder)
                .with("webhooks.signing-keys", "{{twilio.auth-token}},webhooks_sharedkey_01aa:shared secret");

        assertPasses("shared-keys.test.mjs", program, folder);
    }

    private static void assertPasses(String script, Program program, Path folder) throws Exception {
        assumeTrue(
                Files.isDirectory(SCRIPTS.resolve("node_modules")),
                "Skipped: Twilio's libraries are not there. Fetch them with npm ci --prefix src/test/node.");
        try (RunningParley parley = program.start()) {
            Path report = folder.resolve("report.txt");

            int status = run(parley, script, report);

            assertEquals(0, status, () -> read(report) + parley.output());
        }
    }

    private static int run(RunningParley parley, String script, Path report) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("node", "--test", script)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .redirectOutput(report.toFile());
        builder.environment().put("PARLEY_URL", parley.parley().address().toString());
        builder.environment().put("SANDBOX_URL", parley.sandbox().address().toString());
        Process node = builder.start();
        if (!node.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            node.destroyForcibly();
            throw new AssertionError("did not end:\n" + read(report));
        }
        return node.exitValue();
    }

    private static String read(Path report) {
        try {
            return Files.readString(report);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
