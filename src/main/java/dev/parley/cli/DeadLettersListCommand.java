package dev.parley.cli;

import dev.parley.app.StartFailure;
import dev.parley.protocol.FormParameters;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code parley dead-letters list}: one line per letter, newest first. */
@Command(
        name = "list",
        description = "Lists dead letters, newest first, one per line.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLettersListCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private DeadLettersCommand deadLetters;

    @Mixin
    private final DeadLetterFilter filter = new DeadLetterFilter();

    @Option(names = "--type", paramLabel = "TYPE", description = "Only letters of this event type: onMessageAdded")
    private @Nullable String type;

    @Option(names = "--oldest", description = "Oldest first.")
    private boolean oldest;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "Maximum number of letters. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print a JSON object.")
    private boolean json;

    @Override
    public Integer call() throws StartFailure {
        Map<String, List<String>> parameters =
                new LinkedHashMap<>(filter.selection(List.of(), type).fields().all());
        parameters.put("order", List.of(oldest ? "oldest" : "newest"));
        parameters.put("limit", List.of(String.valueOf(limit)));
        return deadLetters.runStreaming("list", new FormParameters(parameters), this::print);
    }

    private void print(InputStream answer, PrintWriter out) throws IOException {
        DeadLetterListing listed = new DeadLetterListing(answer, out);
        if (json) {
            listed.printJson();
        } else {
            listed.printTable(new DeadLetterTable(
                    ZoneId.systemDefault(), deadLetters.terminal().width()));
        }
    }
}
