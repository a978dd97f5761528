package dev.parley.protocol.http;

import org.jspecify.annotations.Nullable;

/** Which paths may be asked with a long first line: a GET webhook brings its message there. */
@FunctionalInterface
public interface LongLines {
    /** None. */
    LongLines NONE = path -> null;

    /** Returns the memory that such a line is taken from; null where the path takes no long line. */
    @Nullable
    BodyBudget budgetFor(String path);
}
