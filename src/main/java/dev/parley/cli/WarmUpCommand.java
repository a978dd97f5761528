package dev.parley.cli;

import dev.parley.app.Node;
import dev.parley.app.StartFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code parley warm-up}: starts, issues a token and stops, on free ports, with an inbox to throw away, while
 * {@code bin/parley} lets the JVM note what it loads ({@code -XX:ArchiveClassesAtExit}). The build runs it.
 */
@Command(name = "warm-up", description = "Makes the JVM's archive of loaded classes anew, for a quicker start.")
final class WarmUpCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ParleyCommand parley;

    @Override
    public Integer call() throws IOException {
        Path directory = Files.createTempDirectory("parley-warm-up");
        Map<String, String> settings = new HashMap<>(parley.settings());
        settings.put("camel.server.port", "0");
        settings.put("sandbox.port", "0");
        settings.put("camel.management.port", "0");
        settings.put("sandbox.enabled", "true");
        settings.put("inbox.directory", directory.toString());
        try (Node started = Node.start(parley.config(), settings)) {
            askForToken(started.port());
            return 0;
        } catch (StartFailure e) {
            // A mistake in a route is told by the run that somebody waits for; without an archive it starts slower.
            return 0;
        }
    }

    // The first request loads hundreds of classes more: somebody waits for it, too.
    private static void askForToken(int port) {
        try (InputStream token = URI.create("http://127.0.0.1:" + port + "/token/warm-up")
                .toURL()
                .openStream()) {
            token.readAllBytes();
        } catch (IOException e) {
            // These routes issue none: then nobody waits for one.
        }
    }
}
