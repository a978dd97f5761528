package dev.parley.authoring;

import java.nio.file.Path;
import org.apache.camel.CamelContext;

/** Reports a failed start in one line. */
public final class StartFailureReport {
    private StartFailureReport() {}

    /**
     * Returns one line: the file, the route or line in it, what is wrong, and what to do.
     *
     *
     * @param home the folder that paths are relative to
     */
    public static String of(Throwable failure, CamelContext context, Path home) {
        String line = new SourcePosition(context, home).of(failure) + new FailureDescription(context).of(failure);
        return line.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
