package dev.parley.sandbox.rest;

import dev.parley.protocol.FormParameters;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * One REST call.
 *
 * @param method in capital letters
 * @param path as called, with its escapes, without the query
 * @param base scheme and authority as called, for addresses in responses
 * @param variables the values of the names in the path's template, unescaped
 * @param query the query string
 * @param form the body
 * @param actor who makes the call
 */
public record ApiCall(
        String method, String path, String base, Map<String, String> variables, Form query, Form form, Actor actor) {

    public ApiCall(String method, String path, String base, FormParameters query, FormParameters form, Actor actor) {
        this(method, path, base, Map.of(), new Form(query), new Form(form), actor);
    }

    ApiCall matching(Map<String, String> found) {
        return new ApiCall(method, path, base, Map.copyOf(found), query, form, actor);
    }

    /** Returns the value of a name in the template. */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no {" + name + "} in the template of " + path);
        }
        return value;
    }

    /** Returns the record of the call and its response. */
    public RecordedCall record(Instant at, Instant answered, ApiResponse answer) {
        FormParameters fields = query.fields().overriddenBy(form.fields());
        JsonObject entry = new JsonObject()
                .put("at", TimeFormats.inMilliseconds(at))
                .put("method", method)
                .put("path", path)
                .put("form", new JsonObject(fields.asBody()))
                .put("status", answer.isHangUp() ? null : answer.status());
        return new RecordedCall(entry, actor, Duration.between(at, answered).toMillis(), answer.body());
    }

    /** Returns about how many characters its record has. */
    public int estimatedSize() {
        return path.length() + query.estimatedSize() + form.estimatedSize();
    }

    /** Returns the root of the called resources: {@code …/v1}, or the service below it. */
    public String root() {
        String service = variables.get("ChatServiceSid");
        return base + "/v1" + (service == null ? "" : "/Services/" + service);
    }
}
