package dev.parley.sandbox;

import dev.parley.openapi.OpenApiDocument;
import dev.parley.openapi.OpenApiProduct;
import java.util.List;

/** Calls below a root, and checks responses against Twilio's description of one of its products. */
final class Judge {
    private final Bench bench;
    private final OpenApiDocument document;
    private final String root;
    private final String template;
    private final List<String> complaints;

    /** Makes a judge that adds to {@code complaints}; {@code template} is how Twilio describes {@code root}. */
    Judge(Bench bench, OpenApiProduct product, String root, String template, List<String> complaints) {
        this.bench = bench;
        this.document = OpenApiDocument.of(product);
        this.root = root;
        this.template = template;
        this.complaints = complaints;
    }

    Bench.Reply post(String path, String called, String... form) {
        return judged("post", path, bench.post(root + called, form));
    }

    void get(String path, String called) {
        judged("get", path, bench.get(root + called));
    }

    void delete(String path, String called) {
        judged("delete", path, bench.delete(root + called));
    }

    private Bench.Reply judged(String method, String path, Bench.Reply answer) {
        complaints.addAll(AnswerCheck.complaints(document.operation(method, template + path), answer));
        return answer;
    }
}
