package dev.parley;

import dev.parley.sandbox.Sandbox;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
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
        Path file = StartFailure.requireFile(configuration);
        Overrides.check(overrides, file);
        Vertx vertx = Vertx.vertx();
        // Never started: it only reads the settings as it would for Parley.
        CamelContext context = new DefaultCamelContext();
        try {
            Properties given = new Properties();
            given.putAll(overrides);
            context.getPropertiesComponent().setOverrideProperties(given);
            context.getPropertiesComponent().setLocation("file:" + file);
            Settings settings = new Settings(context::resolvePropertyPlaceholders);
            Sandbox sandbox = Sandbox.start(vertx, Blueprint.sandbox(settings));
            LOG.info("The sandbox stands in for Twilio at {}", sandbox.uri());
            return new SandboxAlone(vertx, sandbox);
        } catch (Exception e) {
            vertx.close();
            throw StartFailure.of(e, context, file.resolveSibling(""));
        }
    }

    @Override
    public void close() {
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
