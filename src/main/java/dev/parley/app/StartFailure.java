package dev.parley.app;

import dev.parley.authoring.StartFailureReport;
import dev.parley.setting.InvalidSettingsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Parley cannot start, and the message is the one line that says why and what to do: no stack trace belongs beside it. */
public final class StartFailure extends Exception {
    private static final long serialVersionUID = 1L;

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

    /** Says in one line for each mistake what a failed start was about: the file, the route, the mistake. */
    static StartFailure of(Throwable failure, CamelContext context, Path home) {
        // Settings are no route's mistake, and there may be more than one.
        String settings = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(InvalidSettingsException.class::isInstance)
                .map(Throwable::getMessage)
                .findFirst()
                .orElse(null);
        if (settings != null) {
            return new StartFailure(settings, failure);
        }
        return new StartFailure(StartFailureReport.of(failure, context, home), failure);
    }
}
