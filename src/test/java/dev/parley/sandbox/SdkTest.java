package dev.parley.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vertx.core.Vertx;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Twilio's own SDK, unmodified, in {@code src/test/node}: what it says of the sandbox's socket. */
class SdkTest {
    private static final Path SCRIPTS = Path.of("src/test/node").toAbsolutePath();
    private static final int LONGEST_MINUTES = 2;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sdk-basics.test.mjs"})
    void works(String script, @TempDir Path folder) throws Exception {
        assumeTrue(
                Files.isDirectory(SCRIPTS.resolve("node_modules")),
                "Skipped: Twilio's libraries are not there. Fetch them with npm ci --prefix src/test/node.");
        URI nobody = URI.create("http://127.0.0.1:1/");
        try (Sandbox sandbox = Sandbox.start(vertx, new SandboxSettings("127.0.0.1", 0, nobody, nobody, false))) {
            File report = folder.resolve("report.txt").toFile();
            ProcessBuilder builder = new ProcessBuilder("node", "--test", script)
                    .directory(SCRIPTS.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(report);
            builder.environment().put("SANDBOX_URL", sandbox.uri().toString());
            Process node = builder.start();
            boolean hasEnded = node.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            node.destroyForcibly();

            String said = Files.readString(report.toPath());
            assertEquals(true, hasEnded, said);
            assertEquals(0, node.exitValue(), said);
        }
    }
}
