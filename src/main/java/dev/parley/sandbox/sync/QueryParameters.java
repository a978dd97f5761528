package dev.parley.sandbox.sync;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a query, by name; {@code null} if absent or empty. */
@FunctionalInterface
public interface QueryParameters extends Function<String, @Nullable String> {
    default @Nullable String text(String name) {
        String value = apply(name);
        return value == null || value.isEmpty() ? null : value;
    }
}
