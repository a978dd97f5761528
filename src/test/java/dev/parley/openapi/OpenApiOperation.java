package dev.parley.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A request that Twilio describes, and what it answers.
 *
 * @param method in small letters
 * @param path as a template, which names the parameters of the path; all of those are required
 * @param required the other parameters that must be there
 * @param query the parameters of the query, by name
 * @param header the parameters that are headers, by name
 * @param form the fields of the form in the body, by name
 * @param answers the members of the answer's JSON object, by status; none where the answer has no body
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OpenApiOperation(
        String method,
        String path,
        List<String> required,
        Map<String, OpenApiSchema> query,
        Map<String, OpenApiSchema> header,
        Map<String, OpenApiSchema> form,
        Map<Integer, Map<String, OpenApiSchema>> answers) {
    public OpenApiOperation {
        required = OpenApiSchema.sorted(required);
        query = OpenApiSchema.sorted(query);
        header = OpenApiSchema.sorted(header);
        form = OpenApiSchema.sorted(form);
        Map<Integer, Map<String, OpenApiSchema>> byStatus = new TreeMap<>();
        answers.forEach((status, members) -> byStatus.put(status, OpenApiSchema.sorted(members)));
        answers = Collections.unmodifiableMap(byStatus);
    }

    /** Returns the parameters of the query and the fields of the form whose kind refuses some text. */
    public List<String> typed() {
        return Stream.of(query, form)
                .flatMap(parameters -> parameters.entrySet().stream())
                .filter(parameter -> parameter.getValue().refusesSomeText())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns whether it is answered in pages. */
    public boolean lists() {
        return query.containsKey("PageSize");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
