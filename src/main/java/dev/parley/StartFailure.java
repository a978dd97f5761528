package dev.parley;

import dev.parley.spelling.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;

/** Parley cannot start, and the message is the one line that says why and what to do: no stack trace belongs beside it. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Pattern MISSING_PROPERTY = Pattern.compile("Property with key \\[([^]]+)] not found");
    private static final Pattern FILE = Pattern.compile("file:(\\S+?\\.camel\\.yaml)");

    public StartFailure(String message) {
        super(message);
    }

    private StartFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns the whole path of the settings, or fails where there is no such file. */
    static Path requireFile(Path configuration) throws StartFailure {
        Path file = configuration.toAbsolutePath().normalize();
        if (!Files.isRegularFile(file)) {
            throw new StartFailure("There is no " + file + ". Name an application.properties with --config.");
        }
        return file;
    }

    /** Says in one line what a failed start was about: the file, the route, the mistake. */
    static StartFailure of(Throwable failure, CamelContext context, Path home) {
        return new StartFailure(where(failure, context, home) + what(failure, context), failure);
    }

    private static String where(Throwable failure, CamelContext context, Path home) {
        return causes(failure)
                .flatMap(cause -> routeOf(cause).stream())
                .findFirst()
                .map(id -> placeOf(id, context, home))
                .or(() -> causes(failure)
                        .map(Throwable::getMessage)
                        .filter(message -> message != null)
                        .map(FILE::matcher)
                        .filter(Matcher::find)
                        .map(found -> relative(found.group(1), home) + ": ")
                        .findFirst())
                .orElse("");
    }

    private static List<String> routeOf(Throwable cause) {
        if (cause instanceof FailedToCreateRouteException create) {
            return List.of(create.getRouteId());
        }
        return cause instanceof FailedToStartRouteException start ? List.of(start.getRouteId()) : List.of();
    }

    private static String placeOf(String routeId, CamelContext context, Path home) {
        RouteDefinition route =
                context.getCamelContextExtension().getContextPlugin(Model.class).getRouteDefinition(routeId);
        String file = route == null || route.getResource() == null
                ? ""
                : relative(route.getResource().getLocation(), home) + ", ";
        return file + "route " + routeId + ": ";
    }

    private static String relative(String location, Path home) {
        Path file = Path.of(location.replaceFirst("^file:", ""));
        return file.startsWith(home) ? home.relativize(file).toString() : file.toString();
    }

    /** The innermost message says what was wrong; the ones around it only say what was being done. */
    private static String what(Throwable failure, CamelContext context) {
        List<String> messages = causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .toList();
        String innermost = messages.isEmpty() ? failure.toString() : messages.get(messages.size() - 1);
        Matcher missing = MISSING_PROPERTY.matcher(innermost);
        if (missing.find()) {
            String key = missing.group(1);
            return "the property {{" + key + "}} is not set." + Nearest.hint(key, knownKeys(context))
                    + " Set it in application.properties, or with --set " + key + "=…";
        }
        return oneLine(innermost);
    }

    private static Collection<String> knownKeys(CamelContext context) {
        Properties known = context.getPropertiesComponent().loadProperties();
        return new TreeSet<>(known.stringPropertyNames());
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
