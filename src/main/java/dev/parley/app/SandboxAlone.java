package dev.parley.app;

import dev.parley.sandbox.Sandbox;
import dev.parley.watchdog.Watchdog;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sandbox in a process of its own, so that a Parley can die without it. */
public final class SandboxAlone implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SandboxAlone.class);

    private final Vertx vertx;
    private final Sandbox sandbox;

    private SandboxAlone(Vertx vertx, Sandbox sandbox) {
        this.vertx = vertx;
        this.sandbox = sandbox;
    }

    /**
     * Starts the sandbox with the {@code sandbox.} settings of the file.
     *
     * @throws StartFailure with one line for the person who can mend it
     */
    public static SandboxAlone start(Path configuration, Map<String, String> overrides) throws StartFailure {
        Vertx vertx = Vertx.vertx();
        try {
            Sandbox sandbox = SettingsFile.use(
                    configuration,
                    overrides,
                    (settings, home) -> Sandbox.start(vertx, SandboxParts.settings(settings, home)));
            LOG.info("The sandbox stands in for Twilio at {}", sandbox.uri());
            LOG.info("Open {}/ to see what it is asked and what it sends", sandbox.uri());
            return new SandboxAlone(vertx, sandbox);
        } catch (StartFailure e) {
            vertx.close();
            throw e;
        }
    }

    /** Watches its event loops until the process ends, as {@link Watchdog#watch} says. */
    public void watch(Duration patience, Consumer<String> end) {
        Watchdog.watch(vertx, patience, end);
    }

    @Override
    public void close() {
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
