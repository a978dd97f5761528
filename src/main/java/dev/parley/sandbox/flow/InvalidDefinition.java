package dev.parley.sandbox.flow;

import java.util.List;
import java.util.stream.Collectors;

/** Why a definition cannot be run: everything that is wrong with it, not only the first. */
public final class InvalidDefinition extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // nobody sends it anywhere
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
