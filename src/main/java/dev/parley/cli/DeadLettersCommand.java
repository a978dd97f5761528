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

/** {@code parley dead-letters}: what is done with the events that routes gave up on. */
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

    private Terminal person = new Terminal();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), "What about the dead letters? Write list, show, replay or drop after it.");
    }

    /** What is done with an answer. */
    @FunctionalInterface
    interface Telling {
        void tell(JsonObject answer, PrintWriter out);
    }

    /** What is done with an answer that may be too long to be held. */
    @FunctionalInterface
    interface LongTelling {
        void tell(InputStream answer, PrintWriter out) throws IOException;
    }

    /**
     * Asks where the settings say, and tells the person.
     *
     * @return the status to end with
     */
    int ask(String command, FormParameters asked, Telling telling) throws StartFailure {
        return askForMany(
                command,
                asked,
                (answer, out) -> telling.tell(new JsonObject(Buffer.buffer(answer.readAllBytes())), out));
    }

    /** Asks for what is told while it comes. */
    int askForMany(String command, FormParameters asked, LongTelling telling) throws StartFailure {
        try (DeadLetterAccess letters = DeadLetterAccess.open(parley.config(), parley.settings());
                InputStream answer = letters.answer(command, asked)) {
            PrintWriter out = spec.commandLine().getOut();
            telling.tell(answer, out);
            out.flush();
            return 0;
        } catch (StartFailure e) {
            throw e;
        } catch (IOException e) {
            return refuse("The answer broke off (" + e.getMessage() + "). Has Parley stopped?");
        } catch (IllegalArgumentException | IllegalStateException e) {
            return refuse(String.valueOf(e.getMessage()));
        } catch (Exception e) {
            return refuse("That was not to be (" + e.getMessage() + ").");
        }
    }

    /** Tells the person why nothing was done. */
    int refuse(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(TerminalText.inOneLine(line));
        err.flush();
        return 1;
    }

    Terminal person() {
        return person;
    }

    /** Puts another person before the terminal. */
    void servedTo(Terminal other) {
        person = other;
    }
}
