package dev.parley.sandbox.rest;

import dev.parley.protocol.NearestName;
import io.vertx.core.Future;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every path of the sandbox with its handler. The error for an unknown path names the nearest one. */
public final class Paths {
    private static final String SERVICE = "/v1/Services/{ChatServiceSid}";

    private final List<Path> known = new ArrayList<>();
    private final PathTree<Path> tree = new PathTree<>();
    private final Consumer<ApiCall> beforeService;

    /** Makes paths with a callback that runs before calls below a service. */
    public Paths(Consumer<ApiCall> beforeService) {
        this.beforeService = beforeService;
    }

    /** Adds a handler that answers at once. */
    public void on(String method, String template, Function<ApiCall, ApiResponse> handler) {
        later(method, template, call -> Future.succeededFuture(handler.apply(call)));
    }

    /** Adds a handler that answers with a future. */
    public void later(String method, String template, Function<ApiCall, Future<ApiResponse>> handler) {
        Path path = new Path(method, List.of(template.split("/", -1)), handler);
        known.add(path);
        tree.add(path.template(), path);
    }

    /**
     * Adds a handler that answers at once, for the default service and for the named one; see {@code World.service}.
     */
    public void inService(String method, String template, Function<ApiCall, ApiResponse> handler) {
        laterInService(method, template, call -> Future.succeededFuture(handler.apply(call)));
    }

    /** Adds a handler that answers with a future, for the default service and for the named one. */
    public void laterInService(String method, String template, Function<ApiCall, Future<ApiResponse>> handler) {
        Function<ApiCall, Future<ApiResponse>> prepared = call -> {
            beforeService.accept(call);
            return handler.apply(call);
        };
        later(method, "/v1" + template, prepared);
        later(method, SERVICE + template, prepared);
    }

    /**
     * Answers a call.
     *
     * @throws ApiError if the path is unknown, or known with other methods only
     */
    public Future<ApiResponse> answer(ApiCall call) {
        List<String> segments = List.of(call.path().split("/", -1));
        List<Path> matching = tree.find(segments);
        if (matching.isEmpty()) {
            throw new ApiError(
                    404,
                    20404,
                    "Sandbox has no " + call.method() + " " + displayed(segments) + "."
                            + closest(call.method(), segments));
        }
        Path path = matching.stream()
                .filter(one -> one.method().equals(call.method()))
                .findFirst()
                .orElseThrow(() -> new ApiError(405, 20004, methodsOf(matching, call, segments)));
        return path.handler().apply(call.matching(path.variables(segments)));
    }

    private static String methodsOf(List<Path> matching, ApiCall call, List<String> segments) {
        String methods = String.join(", ", matching.stream().map(Path::method).toList());
        return "Sandbox has no " + call.method() + " " + displayed(segments) + ", only " + methods + ".";
    }

    private String closest(String method, List<String> segments) {
        // SIDs and names in braces would outweigh the misspelt word, so both become one character before the
        // comparison.
        Map<String, Path> comparable = new LinkedHashMap<>();
        known.forEach(path -> comparable.put(path.method() + " " + path.comparable(), path));
        String written = method + " "
                + String.join(
                        "/",
                        segments.stream()
                                .map(segment -> isSid(segment) ? "*" : segment)
                                .toList());
        Optional<String> nearest = NearestName.to(ApiError.brief(written), comparable.keySet());
        return nearest.map(comparable::get)
                .map(path -> " Closest: " + path + ".")
                .orElse("");
    }

    private static String displayed(List<String> segments) {
        return ApiError.brief(String.join(
                "/",
                segments.stream()
                        .map(segment -> isSid(segment) ? segment.substring(0, 4) + "…" : segment)
                        .toList()));
    }

    private static boolean isSid(String segment) {
        return segment.matches("[A-Z]{2}[0-9a-fA-F]{32}");
    }

    /** A method and a template: {@code {Name}} matches any text, with or without an ending such as {@code .json}. */
    private record Path(String method, List<String> template, Function<ApiCall, Future<ApiResponse>> handler) {
        Map<String, String> variables(List<String> segments) {
            Map<String, String> found = new LinkedHashMap<>();
            for (int i = 0; i < segments.size(); i++) {
                String part = template.get(i);
                if (part.startsWith("{")) {
                    String segment = segments.get(i);
                    String value = segment.substring(
                            0, segment.length() - PathTree.ending(part).length());
                    found.put(part.substring(1, part.indexOf('}')), unescaped(value));
                }
            }
            return found;
        }

        private static String unescaped(String value) {
            if (value.indexOf('%') < 0) {
                return value;
            }
            try {
                // In a path a plus is a plus: phone numbers begin with one.
                return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw ApiError.badParameter("The path has a broken percent-escape.");
            }
        }

        String comparable() {
            return String.join("/", template).replaceAll("\\{\\w+}", "*");
        }

        @Override
        public String toString() {
            return method + " " + String.join("/", template);
        }
    }
}
