package dev.parley.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A route file that ships, read as plain YAML. */
record RouteFile(Path path, String text) {
    private static final String SUFFIX = ".camel.yaml";

    static List<RouteFile> all() {
        try (Stream<Path> paths = Files.list(Path.of("routes"))) {
            return paths.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(RouteFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RouteFile read(Path path) {
        try {
            return new RouteFile(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file's name without its suffix. */
    String word() {
        return path.getFileName().toString().replace(SUFFIX, "");
    }

    List<? extends Map<?, ?>> routes() {
        return ((List<?>) yaml())
                .stream()
                        .map(entry -> ((Map<?, ?>) entry).get("route"))
                        .filter(Map.class::isInstance)
                        .map(route -> (Map<?, ?>) route)
                        .toList();
    }

    /** Returns everything in the file that may have an id or a URI: routes, their sources and their steps. */
    List<Map<?, ?>> nodes() {
        List<Map<?, ?>> nodes = new ArrayList<>();
        collect(yaml(), nodes);
        return nodes;
    }

    private static void collect(Object yaml, List<Map<?, ?>> nodes) {
        if (yaml instanceof Map<?, ?> node) {
            nodes.add(node);
            node.forEach((key, value) -> {
                // A parameter may be called id too, and means another thing by it.
                if (!"parameters".equals(key)) {
                    collect(value, nodes);
                }
            });
        } else if (yaml instanceof Collection<?> list) {
            list.forEach(entry -> collect(entry, nodes));
        }
    }

    private Object yaml() {
        return new Load(LoadSettings.builder().setLabel(path.toString()).build()).loadFromString(text);
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
