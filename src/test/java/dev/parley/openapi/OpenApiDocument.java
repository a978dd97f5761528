package dev.parley.openapi;

import static java.util.Comparator.comparing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What one of Twilio's OpenAPI documents says.
 *
 * @param version as the document has it, which stays the same for years
 * @param sha256 of the document's bytes, in hex digits: which document it was
 * @param operations by path and then by method
 */
public record OpenApiDocument(String version, String sha256, List<OpenApiOperation> operations) {
    /** Many tests ask for the same, and reading takes a while. */
    private static final Map<OpenApiProduct, OpenApiDocument> READ = new ConcurrentHashMap<>();

    public OpenApiDocument {
        operations = operations.stream()
                .sorted(comparing(OpenApiOperation::path).thenComparing(OpenApiOperation::method))
                .toList();
    }

    /** Returns what is said of one product: see {@link OpenApiSource#here}. */
    public static OpenApiDocument of(OpenApiProduct product) {
        return READ.computeIfAbsent(product, OpenApiSource.here()::document);
    }

    /** Returns the operation with a method, in small letters, and a path template. */
    public OpenApiOperation operation(String method, String path) {
        return operations.stream()
                .filter(each -> each.method().equals(method) && each.path().equals(path))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("Twilio describes no " + method + " " + path));
    }
}
