package dev.parley.sandbox.flow;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The context of an execution. Snapshots are immutable and share unchanged values, so that every step can have one. */
final class ExecutionContext {
    private static final int ENTRY_SIZE = 64;

    private Map<String, Object> all;
    private long size;

    ExecutionContext(Map<String, Object> all) {
        this.all = Collections.unmodifiableMap(new LinkedHashMap<>(all));
        this.size = size(all);
    }

    /** Sets a value, replacing the previous one. */
    void put(Object value, String... path) {
        all = with(all, List.of(path), value);
        size += size(value) + ENTRY_SIZE;
    }

    private static Map<String, Object> with(Map<?, ?> map, List<String> path, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, old) -> copy.put(String.valueOf(key), old));
        String key = path.get(0);
        if (path.size() == 1) {
            copy.put(key, value);
        } else {
            Map<?, ?> inner = copy.get(key) instanceof Map<?, ?> old ? old : Map.of();
            copy.put(key, with(inner, path.subList(1, path.size()), value));
        }
        return Collections.unmodifiableMap(copy);
    }

    Map<String, Object> snapshot() {
        return all;
    }

    /** Returns about how many characters were ever stored here: the total of the snapshots of all steps. */
    long size() {
        return size;
    }

    /** Returns about how many characters a value has. */
    static long size(Object value) {
        if (value instanceof CharSequence text) {
            return text.length();
        }
        if (value instanceof Map<?, ?> map) {
            return size(map.keySet()) + size(map.values());
        }
        if (value instanceof Object[] array) {
            return size(Arrays.asList(array));
        }
        if (value instanceof Collection<?> many) {
            return many.stream()
                    .mapToLong(one -> one == null ? 1 : size(one) + 1)
                    .sum();
        }
        return Long.BYTES;
    }
}
