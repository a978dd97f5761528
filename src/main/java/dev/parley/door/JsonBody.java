package dev.parley.door;

import dev.parley.protocol.http.BodyBudget;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The message body of a request with JSON: the parameters of the query, overridden by the JSON object, overridden by the path
 * parameters. The JSON is parsed on first access. Read-only.
 */
final class JsonBody extends AbstractMap<String, Object> {
    private final OriginalRequest request;
    private final Map<String, String> pathParameters;
    private final BodyBudget.Share share;
    private @Nullable Map<String, Object> all;

    JsonBody(OriginalRequest request, Map<String, String> pathParameters, BodyBudget.Share share) {
        this.request = request;
        this.pathParameters = pathParameters;
        this.share = share;
    }

    private synchronized Map<String, Object> all() {
        Map<String, Object> known = all;
        if (known == null) {
            known = new LinkedHashMap<>(request.query().asBody());
            known.putAll(JsonReader.read(request.body().getBytes(), share));
            known.putAll(pathParameters);
            known = Collections.unmodifiableMap(known);
            all = known;
        }
        return known;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return all().get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return all().containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return all().entrySet();
    }
}
