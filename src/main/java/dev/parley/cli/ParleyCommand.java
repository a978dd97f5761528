package dev.parley.cli;

import dev.parley.app.StartFailure;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code bin/parley}. */
@Command(
        name = "parley",
        description = "A declarative pipeline for Twilio Conversations. Without a command it runs.",
        subcommands = {
            RunCommand.class,
            SandboxCommand.class,
            DeadLettersCommand.class,
            OperationsCommand.class,
            WarmUpCommand.class
        },
        mixinStandardHelpOptions = true,
        version = "parley 0.1.0",
        sortOptions = false)
public final class ParleyCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The settings; relative paths in them, and the routes, are meant from its folder."
                    + " Default: the application.properties that came with this program.")
    private Path config = Path.of(System.getProperty("parley.home", "."), "application.properties");

    private final Map<String, String> settings = new LinkedHashMap<>();

    public static void main(String... arguments) {
        int status = line().execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine line() {
        return new CommandLine(new ParleyCommand())
                .setExecutionExceptionHandler(ParleyCommand::explain)
                .setParameterExceptionHandler(ParleyCommand::correct);
    }

    private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) throws Exception {
        if (failure instanceof StartFailure) {
            line.getErr().println(failure.getMessage());
            return 1;
        }
        throw failure;
    }

    /** One line for what was mistyped; the whole of what can be typed is for those who ask. */
    private static int correct(CommandLine.ParameterException mistake, String[] arguments) {
        String line = String.valueOf(mistake.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        mistake.getCommandLine().getErr().println(line + " See parley --help.");
        return mistake.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Adds to what stood before: told anew for each command, picocli would forget what was typed before its name. */
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "A setting for this run only, over the environment and the file. Repeatable.")
    void set(@Nullable Map<String, String> more) {
        if (more != null) {
            settings.putAll(more);
        }
    }

    Path config() {
        return config;
    }

    Map<String, String> settings() {
        return settings;
    }

    @Override
    public Integer call() throws StartFailure {
        return RunCommand.run(this);
    }

    /** Closes what was started when the process is told to stop. */
    static void closeAtExit(AutoCloseable running) {
        Thread stop = new Thread(() -> close(running), "stop");
        try {
            Runtime.getRuntime().addShutdownHook(stop);
        } catch (IllegalStateException e) {
            // Told to stop already, in the moment in which it had started.
            close(running);
        }
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("Did not stop in order: " + e.getMessage());
        }
    }
}
