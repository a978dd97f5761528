package dev.parley.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader's terminal: types the commands of a document, one after the other, and compares the answers. */
final class Terminal {
    private static final Pattern ASSIGNMENT = Pattern.compile("(\\w+)=(\\S+)(?:\\s+#.*)?");
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, String> replacements;
    private String lastAnswer = "";

    /** @param replacements what stands in the documents, and what it is in this run: addresses and programs */
    Terminal(Map<String, String> variables, Map<String, String> replacements) {
        this.variables.putAll(variables);
        this.replacements = replacements;
    }

    void type(Listing.Command command) {
        Matcher assignment = ASSIGNMENT.matcher(command.text());
        if (assignment.matches()) {
            variables.put(assignment.group(1), value(assignment.group(2)));
        } else if (command.promised().isEmpty()) {
            lastAnswer = answer(command.text());
        } else if (changes(command.text())) {
            lastAnswer = answer(command.text());
            assertTrue(isPromised(command), () -> command + "\nwas answered\n" + lastAnswer);
        } else {
            // What follows from an event comes a moment later, and a reader asks again.
            await(command.toString()).atMost(LONGEST_WAIT).until(() -> {
                lastAnswer = answer(command.text());
                return isPromised(command);
            });
        }
    }

    /** {@code CH…} is the SID that the last answer held, as a reader copies it from there. */
    private String value(String written) {
        if (!written.endsWith("…")) {
            return replaced(written);
        }
        Optional<String> sid = Pattern.compile("\"sid\": ?\"(" + written.replace("…", "") + "[0-9a-f]{32})\"")
                .matcher(lastAnswer)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst();
        return sid.orElseThrow(() -> new AssertionError("no " + written + " in " + lastAnswer));
    }

    private static boolean changes(String command) {
        return command.contains(" -d ") || command.contains(" --data-urlencode ") || command.contains(" -X ");
    }

    private boolean isPromised(Listing.Command command) {
        return Shown.pattern(command.promised()).matcher(lastAnswer).find();
    }

    private String replaced(String text) {
        String replaced = text;
        for (Map.Entry<String, String> each : replacements.entrySet()) {
            replaced = replaced.replace(each.getKey(), each.getValue());
        }
        return replaced;
    }

    private String answer(String command) {
        try {
            ProcessBuilder builder = new ProcessBuilder("bash", "-c", replaced(command)).redirectErrorStream(true);
            builder.environment().putAll(variables);
            Process process = builder.start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), () -> command + "\nended with an error and printed\n" + printed);
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
