package dev.parley.authoring;

import java.nio.file.Path;
import org.apache.camel.CamelContext;

/** Explains a start that failed to the person who can mend it. */
public final class StartFailureReport {
    private StartFailureReport() {}

    /**
     * Returns one line: the file, the route or the line in it, the mistake, and what to do.
     *
     * @param home the folder that files are named from
     */
    public static String of(Throwable failure, CamelContext context, Path home) {
        String line = new SourcePosition(context, home).of(failure) + new FailureDescription(context).of(failure);
        return line.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
