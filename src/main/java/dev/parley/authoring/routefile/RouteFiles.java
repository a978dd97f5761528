package dev.parley.authoring.routefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The files of {@code routes.directory} that hold routes. */
public final class RouteFiles {
    public static final String ENDING = ".camel.yaml";

    private RouteFiles() {}

    /** Returns the files in the order of their names; none where there is no such folder. */
    public static List<Path> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Refuses a file that Camel would pass over in silence, which is one that holds no list, and a value that Camel would write in
     * its own way.
     *
     * @throws IllegalArgumentException naming the file
     */
    public static void check(Path file, String yaml, Path home) {
        String first = yaml.lines()
                .filter(Predicate.not(line -> line.isBlank() || line.matches("\\s*#.*|---.*|%.*")))
                .findFirst()
                .orElse("");
        if (!first.matches("\\s*[-\\[].*")) {
            throw new IllegalArgumentException(shortened(file, home)
                    + (first.isEmpty()
                            ? ": the file is empty. Write a route into it, or delete it."
                            : ": expected a list of routes, which begins with \"- route:\"."));
        }
        new FlatValueCheck(yaml).mistake().ifPresent(mistake -> {
            throw new IllegalArgumentException(shortened(file, home) + ", " + mistake);
        });
    }

    /** Returns the lines of a file; none where it cannot be read, which Camel will say. */
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Returns the file as people name it: from the folder of the settings. */
    public static String shortened(Path file, Path home) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }
}
