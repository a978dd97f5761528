package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The names that a Parley shows while it runs, and leaves on disk, are those that it has always had. */
class KeptWhileRunningTest {
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    /** Of these labels the values are a few words of ours, which an alert may look for. */
    private static final Set<String> WORDS = Set.of("server", "reason", "why");

    @SuppressWarnings("NullAway.Init")
    private static StartedOnce started;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        started = StartedOnce.in(home);
    }

    @Test
    void metricsKeepTheirNames() throws IOException {
        KeptList.of("metrics")
                .assertIs(started.metrics()
                        .lines()
                        .filter(line -> line.startsWith("parley_"))
                        .map(KeptWhileRunningTest::metric)
                        .toList());
    }

    private static String metric(String line) {
        String labels = LABEL.matcher(line)
                .results()
                .map(label -> WORDS.contains(label.group(1)) ? label.group() : label.group(1))
                .collect(Collectors.joining(","));
        return line.replaceFirst("[{ ].*", "") + "{" + labels + "}";
    }

    @Test
    void stepsKeepTheirNames() throws IOException {
        KeptList.of("steps").assertIs(found("probes-event", "step "));
    }

    @Test
    void headersAndPropertiesOfEventsKeepTheirNames() throws IOException {
        Set<String> found = new TreeSet<>();
        for (String route : List.of("probes-event", "probes-status")) {
            found(route, "header ").forEach(name -> found.add("header " + name));
            found(route, "property ").forEach(name -> found.add("property " + name));
        }

        KeptList.of("headers").assertIs(found);
    }

    private static List<String> found(String route, String kind) {
        return KeptProbe.found(route).stream()
                .filter(name -> name.startsWith(kind))
                .map(name -> name.substring(kind.length()))
                .toList();
    }

    @Test
    void queuesAndThePropertiesOfTheirMessagesKeepTheirNames() throws Exception {
        KeptList.of("queues")
                .assertIs(InboxFiles.queues(started.inbox()).stream()
                        .map(queue -> queue.replaceFirst("CH[0-9a-f]{32}", "CH…"))
                        .toList());
    }

    @Test
    void whatIsWrittenIntoAMessagesAttributesKeepsItsNames() throws IOException {
        Set<String> names = started.calls().stream()
                .filter(call -> call.contains("Attributes="))
                .flatMap(call ->
                        Pattern.compile("\"(\\w+)\":").matcher(call).results().map((MatchResult name) -> name.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        KeptList.of("attributes").assertIs(names);
    }

    @Test
    void logStepsSpeakUnderTheNameOfTheirRoute() {
        assertEquals(
                List.of("INFO Message  to  is failed: the phone was off or out of reach (30003)"), started.logged());
    }
}
