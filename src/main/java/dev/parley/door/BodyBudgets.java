package dev.parley.door;

import dev.parley.protocol.http.BodyBudget;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The memory that requests in flight may use, separate for each kind of route, so that load on one kind does not shut out
 * another. Processing a body takes several times its size, so all budgets together are an eighth of the heap.
 */
final class BodyBudgets {
    private final Map<RouteKind, BodyBudget> budgets = new EnumMap<>(RouteKind.class);

    /** @param budget makes the budget of a kind */
    BodyBudgets(Function<RouteKind, BodyBudget> budget) {
        for (RouteKind kind : RouteKind.values()) {
            budgets.put(kind, budget.apply(kind));
        }
    }

    /** Returns budgets in proportion to the heap. */
    static BodyBudgets inHeap(BodySizes sizes) {
        long heap = Runtime.getRuntime().maxMemory();
        return new BodyBudgets(kind -> {
            long part =
                    switch (kind) {
                        case SIGNED -> heap / 24;
                        case BROWSER -> heap / 48;
                        case OTHER -> heap / 16;
                    };
            int largest = sizes.of(kind);
            return new BodyBudget(Math.max(part, largest), largest);
        });
    }

    BodyBudget of(RouteKind kind) {
        return Objects.requireNonNull(budgets.get(kind), "every kind has a budget");
    }

    /** Returns how many bytes are in use. */
    long taken() {
        return budgets.values().stream().mapToLong(BodyBudget::taken).sum();
    }
}
