package dev.parley.authoring.routefile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The route files in {@code routes.directory}. */
public final class RouteFiles {
    public static final String EXTENSION = ".camel.yaml";

    private RouteFiles() {}

    /** Returns the files sorted by name; none if the folder does not exist. */
    public static List<Path> in(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * Refuses a file that Camel would silently ignore because it is not a list, and a value that Camel would convert.
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
        new FlatValueCheck(yaml).problem().ifPresent(problem -> {
            throw new IllegalArgumentException(shortened(file, home) + ", " + problem);
        });
    }

    /** Returns the lines of a file; none if it cannot be read, which Camel reports. */
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Returns the path relative to the folder of the settings. */
    public static String shortened(Path file, Path home) {
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }
}
