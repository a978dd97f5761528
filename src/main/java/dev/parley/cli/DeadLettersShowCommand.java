package dev.parley.cli;

import dev.parley.app.StartFailure;
import dev.parley.inbox.deadletter.DeadLetterSelection;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code parley dead-letters show}: all details of one letter. */
@Command(
        name = "show",
        description = "Shows one dead letter: the full reason and Twilio's parameters, one per line.",
        mixinStandardHelpOptions = true)
final class DeadLettersShowCommand implements Callable<Integer> {
    private static final Map<String, String> TITLES = Map.of("lane", "conversation", "gaveUp", "gave up");

    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private DeadLettersCommand deadLetters;

    @Parameters(paramLabel = "LETTER", description = "Its id, or a unique beginning of it.")
    @SuppressWarnings("NullAway.Init")
    private String letter;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws StartFailure {
        DeadLetterSelector.requireName(letter, spec);
        return deadLetters.run(
                "show", DeadLetterSelection.ofLetters(List.of(letter)).fields(), this::print);
    }

    private void print(JsonObject answer, PrintWriter out) {
        if (json) {
            out.println(TerminalText.json(answer));
            return;
        }
        JsonObject parameters = answer.getJsonObject("parameters");
        int width = Stream.concat(Stream.of("conversation"), parameters.fieldNames().stream())
                .mapToInt(String::length)
                .max()
                .orElse(0);
        for (String name : answer.fieldNames()) {
            if (!name.equals("parameters")) {
                line(TITLES.getOrDefault(name, name), String.valueOf(answer.getValue(name)), width, out);
            }
        }
        out.println();
        for (String name : parameters.fieldNames()) {
            parameters
                    .getJsonArray(name)
                    .forEach(value -> line(TerminalText.inOneLine(name), String.valueOf(value), width, out));
        }
    }

    /** Further lines of a value are aligned with its first one. */
    private static void line(String title, String value, int width, PrintWriter out) {
        String padded = title + " ".repeat(Math.max(0, width - title.length()) + 2);
        out.println(padded + TerminalText.whole(value.strip()).replace("\n", "\n" + " ".repeat(padded.length())));
    }
}
