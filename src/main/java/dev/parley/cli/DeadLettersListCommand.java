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

/** {@code parley dead-letters list}: one line for each, the newest first. */
@Command(
        name = "list",
        description = "Lists dead letters, the newest first, each in a line.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class DeadLettersListCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    private DeadLettersCommand deadLetters;

    @Mixin
    private final DeadLetterFilter filter = new DeadLetterFilter();

    @Option(names = "--type", paramLabel = "TYPE", description = "Those of this event type: onMessageAdded")
    private @Nullable String type;

    @Option(names = "--oldest", description = "The oldest first.")
    private boolean oldest;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "As a JSON object, for programs.")
    private boolean json;

    @Override
    public Integer call() throws StartFailure {
        Map<String, List<String>> asked =
                new LinkedHashMap<>(filter.selection(List.of(), type).fields().all());
        asked.put("order", List.of(oldest ? "oldest" : "newest"));
        asked.put("limit", List.of(String.valueOf(limit)));
        return deadLetters.askForMany("list", new FormParameters(asked), this::tell);
    }

    private void tell(InputStream answer, PrintWriter out) throws IOException {
        DeadLetterListing listed = new DeadLetterListing(answer, out);
        if (json) {
            listed.printJson();
        } else {
            listed.printTable(new DeadLetterTable(
                    ZoneId.systemDefault(), deadLetters.person().width()));
        }
    }
}
