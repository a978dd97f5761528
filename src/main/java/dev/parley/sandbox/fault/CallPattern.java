package dev.parley.sandbox.fault;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a fault matches.
 *
 * @param method {@code null} for any
 * @param path the first segments of the path; {@code *} or {@code {Name}} matches any one segment
 */
public record CallPattern(@Nullable String method, List<String> path) {
    public CallPattern {
        path = List.copyOf(path);
    }

    public static CallPattern of(@Nullable String method, String path) {
        return new CallPattern(method, parts(path));
    }

    public boolean fits(String calledMethod, String calledPath) {
        List<String> requested = parts(calledPath);
        if ((method != null && !method.equals(calledMethod)) || requested.size() < path.size()) {
            return false;
        }
        int last = path.size() - 1;
        for (int i = 0; i < last; i++) {
            if (!isAny(path.get(i)) && !path.get(i).equals(requested.get(i))) {
                return false;
            }
        }
        return isAny(path.get(last)) || requested.get(last).startsWith(path.get(last));
    }

    /** Returns whether it can match calls whose path has this first segment. */
    public boolean canBeBelow(String root) {
        String first = path.get(1);
        return isAny(first) || (path.size() == 2 ? root.startsWith(first) : root.equals(first));
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1));
    }

    private static boolean isAny(String part) {
        return part.equals("*") || part.matches("\\{\\w+}");
    }

    /** Returns the path as given. */
    public String written() {
        return String.join("/", path);
    }
}
