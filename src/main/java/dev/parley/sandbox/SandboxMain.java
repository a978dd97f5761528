package dev.parley.sandbox;

import dev.parley.sandbox.flow.FlowFile;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs the sandbox alone: {@code java -cp … dev.parley.sandbox.SandboxMain [--port 8100] [--webhook-url …] [--status-url …]
 * [--flows folder]}. Four options need no library for command lines.
 */
public final class SandboxMain {
    private static final String USAGE =
            """
            Runs a Twilio on this machine, until it is interrupted.
              --port         where it listens on 127.0.0.1; 8100 unless told otherwise, 0 for any free one
              --webhook-url  where hooks and events of conversations go
              --status-url   where status callbacks of text messages go that name no other address
              --flows        a folder with flows as Studio exports them
            """;

    private static final Set<String> OPTIONS = Set.of("--port", "--webhook-url", "--status-url", "--flows");
    private static final int DEFAULT_PORT = 8100;
    private static final int WRONG_USE = 2;

    private SandboxMain() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        Vertx vertx = Vertx.vertx();
        try {
            Sandbox sandbox = Sandbox.start(vertx, settings(arguments));
            System.out.println("The sandbox stands in for Twilio at " + sandbox.uri());
            System.out.println("Open " + sandbox.uri() + "/ to see what it is asked and what it sends");
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.err.println(e.getMessage());
            vertx.close();
            System.exit(WRONG_USE);
        }
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException with one line that says what is wrong
     */
    static SandboxSettings settings(String... arguments) {
        Map<String, String> options = new HashMap<>();
        for (int at = 0; at < arguments.length; at += 2) {
            String name = arguments[at];
            if (!OPTIONS.contains(name)) {
                throw new IllegalArgumentException(
                        "Unknown option " + name + ": expected " + String.join(", ", new TreeSet<>(OPTIONS)) + ".");
            }
            if (at + 1 == arguments.length) {
                throw new IllegalArgumentException(name + " has no value.");
            }
            options.put(name, arguments[at + 1]);
        }
        String flows = options.get("--flows");
        return new SandboxSettings(
                "127.0.0.1",
                port(options.get("--port")),
                url("--webhook-url", options.get("--webhook-url")),
                url("--status-url", options.get("--status-url")),
                false,
                false,
                flows == null ? List.of() : FlowFile.readAll(Path.of(flows)));
    }

    private static int port(@Nullable String value) {
        if (value == null) {
            return DEFAULT_PORT;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65_535) {
            throw new IllegalArgumentException("--port is \"" + value + "\": expected 0 to 65535.");
        }
        return Integer.parseInt(value);
    }

    private static @Nullable URI url(String option, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            URI url = URI.create(value);
            if (url.getHost() != null && Set.of("http", "https").contains(String.valueOf(url.getScheme()))) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Said below, in the same words as for what can be read.
        }
        throw new IllegalArgumentException(
                option + " is \"" + value + "\": expected an address like http://127.0.0.1:3000/chat.");
    }
}
