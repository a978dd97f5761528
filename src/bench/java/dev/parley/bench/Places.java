package dev.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folders of a run. It is started in the project's own. */
final class Places {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private Places() {}

    static Path project(String path) {
        return PROJECT.resolve(path);
    }

    /** Returns where logs, inboxes and what the peers keep go: one disk for all. */
    static Path output() throws IOException {
        return Files.createDirectories(project("target/bench"));
    }

    /** Returns a new empty folder. */
    static Path fresh(String name) throws IOException {
        return Files.createTempDirectory(output(), name);
    }

    /** Makes a folder of routes: some of Parley's own, and some of the bench. */
    static Path routes(List<String> own, List<String> ofBench) throws IOException {
        Path folder = fresh("routes-");
        for (String route : own) {
            copy(project("routes/" + route + ".camel.yaml"), folder);
        }
        for (String route : ofBench) {
            copy(project("src/bench/routes/" + route + ".camel.yaml"), folder);
        }
        return folder;
    }

    private static void copy(Path file, Path folder) throws IOException {
        Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
