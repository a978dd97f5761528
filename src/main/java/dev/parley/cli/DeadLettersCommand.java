package dev.parley.cli;

import dev.parley.app.DeadLetterAccess;
import dev.parley.app.StartFailure;
import dev.parley.protocol.FormParameters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code parley dead-letters}: commands for events that routes gave up on. */
@Command(
        name = "dead-letters",
        description = "Lists, shows, replays and drops the events that routes gave up on.",
        subcommands = {
            DeadLettersListCommand.class,
            DeadLettersShowCommand.class,
            DeadLettersReplayCommand.class,
            DeadLettersDropCommand.class
        },
        mixinStandardHelpOptions = true)
final class DeadLettersCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private ParleyCommand parley;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private Terminal terminal = new Terminal();

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "Command missing: list, show, replay or drop.");
    }

    /** Prints a response. */
    @FunctionalInterface
    interface Output {
        void print(JsonObject answer, PrintWriter out);
    }

    /** Prints a response that may be too long for memory. */
    @FunctionalInterface
    interface StreamOutput {
        void print(InputStream answer, PrintWriter out) throws IOException;
    }

    /**
     * Runs a command and prints the response.
     *
     *
     * @return the exit status
     */
    int run(String command, FormParameters parameters, Output output) throws StartFailure {
        return runStreaming(
                command,
                parameters,
                (answer, out) -> output.print(new JsonObject(Buffer.buffer(answer.readAllBytes())), out));
    }

    /** Runs a command whose response is printed while it is received. */
    int runStreaming(String command, FormParameters parameters, StreamOutput output) throws StartFailure {
        try (DeadLetterAccess letters = DeadLetterAccess.open(parley.config(), parley.settings());
                InputStream answer = letters.answer(command, parameters)) {
            PrintWriter out = spec.commandLine().getOut();
            output.print(answer, out);
            out.flush();
            return 0;
        } catch (StartFailure e) {
            throw e;
        } catch (IOException e) {
            return refuse("The response was interrupted (" + e.getMessage() + "). Has Parley stopped?");
        } catch (IllegalArgumentException | IllegalStateException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            return refuse("The command failed (" + e.getMessage() + ").");
        }
    }

    /** Prints why nothing was done. */
    int refuse(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(TerminalText.inOneLine(line));
        err.flush();
        return 1;
    }

    Terminal terminal() {
        return terminal;
    }

    /** Replaces the terminal, for tests. */
    void useTerminal(Terminal other) {
        terminal = other;
    }
}
