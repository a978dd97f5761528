package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies beside the program that is handed on. */
class ShippedFilesTest {
    private static final Path PROGRAM = Path.of("target/parley");

    @ParameterizedTest
    @ValueSource(strings = {"LICENSE", "NOTICE", "README.md", "SECURITY.md"})
    void areThoseOfTheProject(String name) throws IOException {
        assertEquals(-1, Files.mismatch(Path.of(name), PROGRAM.resolve(name)));
    }

    @Test
    void programSaysTheVersionOfThePom() throws Exception {
        Matcher pom = Pattern.compile("<version>(.*?)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertTrue(pom.find());
        Process program = new ProcessBuilder(PROGRAM.resolve("bin/parley").toString(), "--version").start();

        String printed = new String(program.getInputStream().readAllBytes(), UTF_8);

        assertEquals("parley " + pom.group(1), printed.strip());
        assertEquals(0, program.waitFor());
    }

    /** A library that comes or goes is written into the file by hand, for its licence is to be read by a person. */
    @Test
    void nameEachLibraryInTheNotice() throws IOException {
        List<String> unnamed = new ArrayList<>(libraries());
        unnamed.removeAll(named());
        List<String> notShipped = new ArrayList<>(named());
        notShipped.removeAll(libraries());

        assertEquals(
                "not in NOTICE: [], in NOTICE alone: []",
                "not in NOTICE: " + unnamed + ", in NOTICE alone: " + notShipped);
    }

    private static List<String> libraries() throws IOException {
        try (Stream<Path> jars = Files.list(PROGRAM.resolve("lib"))) {
            return jars.map(jar -> jar.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("parley-"))
                    .map(name -> name.replaceFirst("-\\d[\\w.]*\\.jar$", ""))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of the lists: indented, and one word. */
    private static List<String> named() throws IOException {
        return Files.readAllLines(Path.of("NOTICE")).stream()
                .filter(line -> line.matches(" {2}\\w[\\w.-]*\\w"))
                .map(String::strip)
                .sorted()
                .toList();
    }
}
