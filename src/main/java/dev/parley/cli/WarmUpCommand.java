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
 * {@code parley warm-up}: starts, issues a token and stops, on free ports, with a temporary inbox, while {@code bin/parley}
 * lets the JVM record the classes it loads ({@code -XX:ArchiveClassesAtExit}). The build runs it.
 */
@Command(name = "warm-up", description = "Rebuilds the JVM's archive of loaded classes, for a faster start.")
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
            // The real run reports a failed start; without an archive it only starts slower.
            return 0;
        }
    }

    // The first request loads hundreds of classes more.
    private static void askForToken(int port) {
        try (InputStream token = URI.create("http://127.0.0.1:" + port + "/token/warm-up")
                .toURL()
                .openStream()) {
            token.readAllBytes();
        } catch (IOException e) {
            // These routes issue no tokens.
        }
    }
}
