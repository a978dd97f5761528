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

/** The command {@code bin/parley}. */
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
        versionProvider = ProgramVersion.class,
        sortOptions = false)
public final class ParleyCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The settings file; paths in it, and the routes, are relative to its folder."
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

    /** Prints one line for invalid input; picocli would print the whole usage. */
    private static int correct(CommandLine.ParameterException invalid, String[] arguments) {
        String line = String.valueOf(invalid.getMessage()).strip().replaceAll("\\s*\\R\\s*", " ");
        invalid.getCommandLine().getErr().println(line + " See parley --help.");
        return invalid.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Adds to earlier values: picocli resets an inherited option for each subcommand. */
    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "Overrides a setting of the environment or the file for this run. Repeatable.")
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

    /** Closes what was started when the process stops. */
    static void closeAtExit(AutoCloseable running) {
        Thread stop = new Thread(() -> close(running), "stop");
        try {
            Runtime.getRuntime().addShutdownHook(stop);
        } catch (IllegalStateException e) {
            // The process is already stopping.
            close(running);
        }
    }

    private static void close(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            System.err.println("Did not stop cleanly: " + e.getMessage());
        }
    }
}
