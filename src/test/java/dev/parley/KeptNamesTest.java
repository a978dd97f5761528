package dev.parley;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users write into routes and settings keeps its name, wherever the code goes. */
class KeptNamesTest {
    private static final Path SETTINGS = Path.of("application.properties");
    private static final Path SERVICES = Path.of("src/main/resources/META-INF/services/org/apache/camel/component");
    private static final Path SCHEMAS = Path.of("src/main/resources/META-INF/dev/parley");

    @Test
    void classesThatYamlNames() throws IOException {
        KeptList list = KeptList.of("classes");
        Set<String> now = new TreeSet<>(found("dev\\.parley(?:\\.[a-z]+)*\\.[A-Z]\\w*", written()));
        list.names().stream().filter(KeptNamesTest::isThere).forEach(now::add);

        list.assertIs(now);
    }

    /** @param name of a class, or of a class and what YAML asks of it: {@code new(String)}, {@code status} */
    private static boolean isThere(String name) {
        String[] parts = name.split("#", 2);
        try {
            Class<?> type = Class.forName(parts[0]);
            return parts.length == 1
                    || switch (parts[1]) {
                        case "new()" -> type.getConstructor() != null;
                        case "new(String)" -> type.getConstructor(String.class) != null;
                        default ->
                            Stream.concat(Arrays.stream(type.getMethods()), Arrays.stream(type.getFields()))
                                    .anyMatch(member -> isRead(member.getName(), parts[1]));
                    };
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static boolean isRead(String method, String name) {
        return method.equals(name) || method.equalsIgnoreCase("get" + name) || method.equalsIgnoreCase("is" + name);
    }

    @Test
    void stepsThatYamlNames() throws IOException {
        KeptList.of("steps").assertHas(found("(?:ref|Ref): \"?([A-Za-z]\\w*)", written()));
    }

    @Test
    void headersThatYamlAndPagesName() throws IOException {
        KeptList.of("headers")
                .assertHas(found("\\bParley(?:Event|Status|Error)\\w*", written()).stream()
                        .map(name -> "header " + name)
                        .toList());
    }

    @Test
    void schemes() throws IOException {
        KeptList list = KeptList.of("schemes");
        Set<String> now = new TreeSet<>(found("uri: \"?([a-z-]+):", written()));
        files(SERVICES, "").forEach(file -> now.add(String.valueOf(file.getFileName())));
        list.names().stream()
                .filter(scheme ->
                        KeptNamesTest.class.getResource("/META-INF/services/org/apache/camel/component/" + scheme)
                                != null)
                .forEach(now::add);

        list.assertIs(now);
    }

    @Test
    void whatCanFollowASchemeOrBeItsParameter() throws IOException {
        List<String> now = new ArrayList<>();
        for (Path file : files(SCHEMAS, ".json")) {
            JsonNode schema = new ObjectMapper().readTree(Files.readString(file));
            String scheme = schema.at("/component/scheme").asText();
            schema.path("properties").fields().forEachRemaining(property -> {
                if (property.getValue().path("kind").asText().equals("path")) {
                    property.getValue().path("enum").forEach(name -> now.add(scheme + ":" + name.asText()));
                } else {
                    now.add(scheme + " " + property.getKey());
                }
            });
        }

        KeptList.of("endpoints").assertIs(now);
    }

    @Test
    void settings() throws IOException {
        KeptList.of("settings").assertIs(shipped().stringPropertyNames());
    }

    @Test
    void variablesOfTheEnvironment() throws IOException {
        KeptList.of("variables").assertIs(found("\\{\\{env:(\\w+)", List.of(Files.readString(SETTINGS))));
    }

    @Test
    void logNamesOfRoutes() throws IOException {
        String name = shipped().getProperty("camel.main.logName");

        KeptList.of("logs")
                .assertIs(found("(?m)^- route:\\n +id: (\\S+)", routes()).stream()
                        .map(id -> name.replace("${routeId}", id))
                        .toList());
    }

    @Test
    void pathsThatOthersCall() throws IOException {
        KeptList.of("paths").assertIs(found("uri: platform-http:(\\S+)", routes()));
    }

    private static Properties shipped() throws IOException {
        Properties settings = new Properties();
        try (Reader reader = Files.newBufferedReader(SETTINGS)) {
            settings.load(reader);
        }
        return settings;
    }

    /** Returns what is written for users, or by them. */
    private static List<String> written() throws IOException {
        List<String> texts = new ArrayList<>(routes());
        texts.addAll(read(files(Path.of("docs"), ".md")));
        texts.addAll(read(files(Path.of("src/test/resources"), ".yaml")));
        texts.add(Files.readString(Path.of("README.md")));
        return texts;
    }

    private static List<String> routes() throws IOException {
        return read(files(Path.of("routes"), ".yaml"));
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> read(List<Path> files) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path file : files) {
            texts.add(Files.readString(file));
        }
        return texts;
    }

    /** Returns all places where the pattern is, or its first group where it has one. */
    private static List<String> found(String pattern, List<String> texts) {
        return texts.stream()
                .flatMap(text -> Pattern.compile(pattern).matcher(text).results())
                .map(found -> found.group(found.groupCount()))
                .distinct()
                .sorted()
                .toList();
    }
}
