package dev.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Names that others write down: in routes, settings, dashboards, or on disk. One file for each kind of them, a name a line. */
record KeptList(Path file) {
    private static final Path ALL = Path.of("src/test/resources/dev/parley/kept");

    static KeptList of(String kind) {
        return new KeptList(ALL.resolve(kind + ".txt"));
    }

    Set<String> names() throws IOException {
        return Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Fails where a name of the list is gone, and where one is new. */
    void assertIs(Collection<String> now) throws IOException {
        Set<String> missing = new TreeSet<>(names());
        missing.removeAll(now);
        assertThat(missing, now);
    }

    /** Fails where one of these is not in the list. */
    void assertHas(Collection<String> some) throws IOException {
        assertThat(Set.of(), some);
    }

    private void assertThat(Set<String> missing, Collection<String> now) throws IOException {
        Set<String> added = new TreeSet<>(now);
        added.removeAll(names());
        assertEquals(said(Set.of(), Set.of()), said(missing, added));
    }

    private String said(Set<String> missing, Set<String> added) {
        return "gone, though others write it down: " + missing + "\nnew, add it to " + file + ": " + added;
    }
}
