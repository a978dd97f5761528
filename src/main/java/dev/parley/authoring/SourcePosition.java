package dev.parley.authoring;

import dev.parley.authoring.routefile.RouteFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Finds the position of a failure at start: the file, and the route or the line. */
record SourcePosition(CamelContext context, Path home) {
    private static final Pattern FILE = Pattern.compile("file:(.+?\\.camel\\.yaml)");

    /** Returns the position followed by a colon and a space; empty if the failure is not in a route file. */
    String of(Throwable failure) {
        return duplicate(failure)
                .or(() -> route(failure))
                .or(() -> line(failure))
                .map(position -> position + ": ")
                .orElse("");
    }

    /** Camel names one of the duplicates or none, so both are searched. */
    private Optional<String> duplicate(Throwable failure) {
        return FailureDescription.duplicateId(failure).map(id -> {
            Pattern declaration = Pattern.compile("\\W*id:\\s*[\"']?" + Pattern.quote(id) + "[\"']?\\s*");
            List<String> positions = new ArrayList<>();
            for (Path file : RouteFiles.in(home.resolve(context.resolvePropertyPlaceholders("{{routes.directory}}")))) {
                List<String> lines = RouteFiles.lines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (declaration.matcher(lines.get(i)).matches()) {
                        positions.add(RouteFiles.shortened(file, home) + ", line " + (i + 1));
                    }
                }
            }
            return String.join(" and ", positions);
        });
    }

    private Optional<String> route(Throwable failure) {
        return FailureDescription.causes(failure)
                .flatMap(cause -> Optional.ofNullable(routeId(cause)).stream())
                .findFirst()
                .map(id -> file(id) + "route " + id);
    }

    private static @Nullable String routeId(Throwable cause) {
        if (cause instanceof FailedToCreateRouteException create) {
            return create.getRouteId();
        }
        return cause instanceof FailedToStartRouteException start ? start.getRouteId() : null;
    }

    private String file(String routeId) {
        RouteDefinition route =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(routeId);
        return route == null || route.getResource() == null
                ? ""
                : RouteFiles.shortened(Path.of(route.getResource().getLocation().replaceFirst("^file:", "")), home)
                        + ", ";
    }

    private Optional<String> line(Throwable failure) {
        return FailureDescription.causes(failure)
                .flatMap(cause -> Optional.ofNullable(cause.getMessage()).stream())
                .map(FILE::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(found -> RouteFiles.shortened(Path.of(found.group(1)), home) + lineOf(failure));
    }

    private static String lineOf(Throwable failure) {
        return FailureDescription.first(failure, MarkedYamlEngineException.class)
                .flatMap(yaml -> yaml.getContextMark().or(yaml::getProblemMark))
                .map(Mark::getLine)
                .map(line -> ", near line " + (line + 1))
                .orElse("");
    }
}
