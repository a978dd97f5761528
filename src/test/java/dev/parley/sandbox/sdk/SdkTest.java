package dev.parley.sandbox.sdk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.SandboxSettings;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Twilio's own SDK, unmodified, in {@code src/test/node}: what every version that must work says of the sandbox's socket. All
 * scripts run at once, each with a sandbox of its own, for most of what they do is waiting. {@code -Dparley.sdk.drops} says how
 * often the socket drops in the script that is about it, and {@code -Dparley.sdk.seed} at which moments; a failure names both.
 */
class SdkTest {
    private static final Path FOLDER = Path.of("src/test/node").toAbsolutePath();
    private static final int LONGEST_MINUTES = 2;
    private static final int DROPS = Integer.getInteger("parley.sdk.drops", 5);
    private static final long SEED = Long.getLong("parley.sdk.seed", System.nanoTime() % 1_000_000);
    private static final List<String> SCRIPTS = List.of(
            "sdk-drops",
            "sdk-token",
            "sdk-reconnect",
            "sdk-messages",
            "sdk-people",
            "sdk-media",
            "sdk-webhooks",
            "sdk-basics");
    private static final List<Script> ALL = SCRIPTS.stream()
            .flatMap(name -> Stream.of("3.0.1", "2.6.0", "2.1.0").map(version -> new Script(name, version)))
            .toList();

    private static final Map<Script, Run> RUNNING = new LinkedHashMap<>();
    private static final Vertx VERTX = Vertx.vertx();

    @BeforeAll
    static void start(@TempDir Path reports) throws IOException {
        assumeTrue(
                Files.isDirectory(FOLDER.resolve("node_modules")),
                "Skipped: Twilio's libraries are not there. Fetch them with npm ci --prefix src/test/node.");
        URI nobody = URI.create("http://127.0.0.1:1/");
        for (Script script : ALL) {
            Sandbox sandbox = Sandbox.start(VERTX, new SandboxSettings("127.0.0.1", 0, nobody, nobody, false));
            Path report = reports.resolve(script + ".txt");
            // Older SDKs leave timers behind, for which Node would wait.
            ProcessBuilder builder = new ProcessBuilder(
                            "node", "--test", "--test-force-exit", script.name() + ".test.mjs")
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile());
            builder.environment().put("SANDBOX_URL", sandbox.uri().toString());
            builder.environment().put("SDK_VERSION", script.version());
            builder.environment().put("SDK_DROPS", Integer.toString(DROPS));
            builder.environment().put("SDK_SEED", Long.toString(SEED));
            RUNNING.put(script, new Run(builder.start(), report));
        }
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Run::end);
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void works(Script script) throws Exception {
        Run run = Objects.requireNonNull(RUNNING.get(script));

        boolean hasEnded = run.node().waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);

        assertEquals("ended 0", hasEnded ? "ended " + run.node().exitValue() : "did not end", run::said);
    }

    private record Script(String name, String version) {
        @Override
        public String toString() {
            return name + "-" + version;
        }
    }

    private record Run(Process node, Path report) {
        String said() {
            String again = "again with -Dparley.sdk.drops=" + DROPS + " -Dparley.sdk.seed=" + SEED + "\n";
            try {
                return again + Files.readString(report);
            } catch (IOException e) {
                return again + e;
            }
        }

        void end() {
            // Node runs a script in a process of its own, which outlives the one that runs the tests.
            node.descendants().forEach(ProcessHandle::destroyForcibly);
            node.destroyForcibly();
        }
    }
}
