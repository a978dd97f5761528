package dev.parley.cli;

import dev.parley.protocol.NearestName;
import dev.parley.reference.Chapters;
import dev.parley.reference.Entry;
import dev.parley.twilio.OperationDirectory;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code parley operations}: what a route can write after {@code twilio-api:}. Starts nothing. */
@Command(
        name = "operations",
        description = "Lists the operations of twilio-api:, or describes those whose name contains a word.",
        mixinStandardHelpOptions = true)
final class OperationsCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "WORD", description = "A name or a part of one: participants/create")
    private @Nullable String word;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    private final OperationDirectory directory = new OperationDirectory();

    @Override
    public Integer call() {
        Set<String> names = directory.names();
        PrintWriter out = spec.commandLine().getOut();
        if (word == null) {
            Chapters.of(names).forEach(chapter -> {
                out.println(chapter.title());
                chapter.resources().stream()
                        .flatMap(resource -> Chapters.operations(resource, names).stream())
                        .forEach(name -> out.println("  " + name + "  " + Entry.sentence(name)));
                out.println();
            });
            out.flush();
            return 0;
        }
        return print(word, names, out);
    }

    private int print(String search, Set<String> names, PrintWriter out) {
        List<String> found = names.contains(search)
                ? List.of(search)
                : names.stream()
                        .filter(name -> name.toLowerCase(Locale.ROOT).contains(search.toLowerCase(Locale.ROOT)))
                        .toList();
        if (found.isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("Unknown operation \"" + search + "\"."
                    + NearestName.to(search, names)
                            .map(nearest -> " Did you mean \"" + nearest + "\"?")
                            .orElse(" See parley operations."));
            err.flush();
            return 1;
        }
        found.forEach(name -> out.println(new Entry(directory.usage(name)).whole()));
        out.flush();
        return 0;
    }
}
