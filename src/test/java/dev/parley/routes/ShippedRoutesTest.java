package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every route file that ships; each test lists what breaks its rule. */
class ShippedRoutesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([\\w.-]+)");

    /** A setting as its owner declares it, with the name of its constant. */
    private static final Pattern DECLARATION =
            Pattern.compile("Setting<.*> (?<constant>[A-Z_0-9]+)\\s+=\\s+Setting\\.of\\(\\s*\"(?<key>[\\w.-]+)\"");

    private static final Path SETTINGS = Path.of("application.properties");

    private final List<RouteFile> files = RouteFile.all();

    @Test
    void shipsRoutes() {
        assertTrue(files.size() >= 7, () -> "found only " + files);
    }

    @Test
    void everyFileOpensWithWhatItIsFor() {
        assertEquals(
                List.of(),
                files.stream().filter(file -> !file.text().startsWith("# ")).toList());
    }

    @Test
    void everyRouteHasIdAndDescription() {
        assertNone(files.stream().flatMap(file -> file.routes().stream()
                .filter(route -> route.get("id") == null || route.get("description") == null)
                .map(route -> file + ": " + route.get("id"))));
    }

    @Test
    void everyFileIsNamedAfterOneOfItsRoutes() {
        assertNone(files.stream()
                .filter(file -> !file.routes().isEmpty())
                .filter(file ->
                        file.routes().stream().noneMatch(route -> file.word().equals(route.get("id"))))
                .map(RouteFile::toString));
    }

    @Test
    void everyStepThatLeavesTheProcessSaysSo() {
        assertNone(files.stream().flatMap(file -> file.nodes().stream()
                .filter(node -> leavesTheProcess(node.get("uri")) && node.get("steps") == null)
                .filter(node -> !String.valueOf(node.get("id")).startsWith("to-"))
                .map(node -> file + ": " + node.get("uri") + " has id " + node.get("id"))));
    }

    @Test
    void everyIdIsUniqueOverAllFiles() {
        Set<Object> seen = new TreeSet<>();

        assertNone(files.stream()
                .flatMap(file -> file.nodes().stream())
                .map(node -> node.get("id"))
                .filter(Objects::nonNull)
                .filter(id -> !seen.add(id))
                .map(String::valueOf));
    }

    @Test
    void everyPropertyInRoutesIsDeclared() throws IOException {
        Set<String> declared = declared();

        assertNone(files.stream().flatMap(file -> placeholders(file.text())
                .filter(key -> !declared.contains(key))
                .map(key -> file + ": {{" + key + "}}")));
    }

    @Test
    void everyDeclaredPropertyIsUsed() throws IOException {
        Set<String> used = new TreeSet<>();
        files.forEach(file -> placeholders(file.text()).forEach(used::add));
        placeholders(Files.readString(SETTINGS)).forEach(used::add);
        used.addAll(readInJava());

        assertNone(declared().stream().filter(key -> !key.startsWith("camel.")).filter(key -> !used.contains(key)));
    }

    /** Returns the keys of the settings whose constants stand elsewhere than in their declaration and the list of all. */
    private static Set<String> readInJava() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        sources.remove("Declarations");
        Set<String> read = new TreeSet<>();
        sources.forEach((owner, text) -> DECLARATION.matcher(text).results().forEach(declared -> {
            String constant = declared.group(1);
            boolean isRead = Pattern.compile("[(,\\s]" + constant + "[),.;]")
                            .matcher(text)
                            .find()
                    || sources.values().stream().anyMatch(other -> other.contains(owner + "." + constant));
            if (isRead) {
                read.add(declared.group(2));
            }
        }));
        return read;
    }

    private static boolean leavesTheProcess(Object uri) {
        return Stream.of("inbox:", "twilio-api:", "twilio-webhook:")
                .anyMatch(scheme -> String.valueOf(uri).startsWith(scheme));
    }

    private static Set<String> declared() throws IOException {
        Properties settings = new Properties();
        try (var reader = Files.newBufferedReader(SETTINGS)) {
            settings.load(reader);
        }
        return new TreeSet<>(settings.stringPropertyNames());
    }

    private static Stream<String> placeholders(String text) {
        return found(PLACEHOLDER, text);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static void assertNone(Stream<String> breaches) {
        assertEquals(List.of(), breaches.toList());
    }
}
