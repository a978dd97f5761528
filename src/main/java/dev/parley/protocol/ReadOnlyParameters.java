package dev.parley.protocol;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A read-only view of fields that have one value each. Since it cannot change, {@link #fields} still equals its content. */
final class ReadOnlyParameters extends AbstractMap<String, Object> {
    private final FormParameters fields;

    ReadOnlyParameters(FormParameters fields) {
        this.fields = fields;
    }

    FormParameters fields() {
        return fields;
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        List<String> values = fields.all().get(name);
        return values == null ? null : values.get(0);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return fields.all().containsKey(name);
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return fields.all().entrySet().stream()
                        .map(field -> Map.<String, Object>entry(
                                field.getKey(), field.getValue().get(0)))
                        .iterator();
            }

            @Override
            public int size() {
                return fields.all().size();
            }
        };
    }
}
