package dev.parley.protocol.http;

import org.jspecify.annotations.Nullable;

/** Which paths accept a long request line: a GET webhook has its parameters there. */
@FunctionalInterface
public interface LongLines {
    /** No path does. */
    LongLines NONE = path -> null;

    /** Returns the budget that such a line is counted in; null if the path does not accept long lines. */
    @Nullable
    BodyBudget budgetFor(String path);
}
