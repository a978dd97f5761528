package dev.parley.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.spi.Resource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteSetTest {
    private static final String ROUTE = "- route: {id: a, from: {uri: 'direct:a', steps: []}}\n";

    private final Path home;
    private final Path routes;

    RouteSetTest(@TempDir Path home) {
        this.home = home;
        routes = home.resolve("routes");
    }

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(routes);
    }

    @Test
    void readsTheRouteFilesOfAFolderInTheOrderOfTheirNames() throws IOException {
        write("b.camel.yaml", ROUTE);
        write("a.camel.yaml", ROUTE);
        write("notes.yaml", "no routes");

        assertEquals(
                List.of("file:" + routes.resolve("a.camel.yaml"), "file:" + routes.resolve("b.camel.yaml")),
                read().files().stream().map(Resource::getLocation).toList());
    }

    @Test
    void keepsWhatWasCheckedWhereTheFileChanges() throws IOException {
        write("a.camel.yaml", ROUTE);

        RouteSet set = read();
        write("a.camel.yaml", "greet: nobody");

        assertEquals(ROUTE, new String(set.files().get(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void refusesAFolderWithoutRoutes() {
        assertRefused("routes.directory is " + routes + ": expected a folder with files named *.camel.yaml.");
    }

    @Test
    void refusesAFileWithoutAList() throws IOException {
        write("greet.camel.yaml", "route:\n  id: greet\n");

        assertRefused("routes/greet.camel.yaml: expected a list of routes, which begins with \"- route:\".");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        write("greet.camel.yaml", "# nothing yet\n");

        assertRefused("routes/greet.camel.yaml: the file is empty. Write a route into it, or delete it.");
    }

    private void assertRefused(String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, this::read).getMessage());
    }

    private RouteSet read() {
        return RouteSet.read(routes, home);
    }

    private void write(String name, String yaml) throws IOException {
        Files.writeString(routes.resolve(name), yaml);
    }
}
