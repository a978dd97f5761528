package dev.parley.sandbox.flow;

import java.util.List;
import java.util.stream.Collectors;

/** Why a definition cannot be run: everything that is wrong with it, not only the first. */
public final class Mistakes extends RuntimeException {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // nobody sends it anywhere
    private final List<Mistake> all;

    Mistakes(List<Mistake> all) {
        super(all.stream().map(Mistake::toString).collect(Collectors.joining(" ")));
        this.all = List.copyOf(all);
    }

    Mistakes(String what) {
        this(List.of(new Mistake("", what)));
    }

    public List<Mistake> all() {
        return all;
    }
}
