package dev.parley.sandbox.flow;

import java.util.List;
import java.util.stream.Collectors;

/** A definition cannot be run: has all its errors, not only the first. */
public final class InvalidDefinition extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // it is never serialized
    private final List<DefinitionError> all;

    InvalidDefinition(List<DefinitionError> all) {
        super(all.stream().map(DefinitionError::toString).collect(Collectors.joining(" ")));
        this.all = List.copyOf(all);
    }

    InvalidDefinition(String what) {
        this(List.of(new DefinitionError("", what)));
    }

    public List<DefinitionError> all() {
        return all;
    }
}
