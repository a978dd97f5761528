package dev.parley.sandbox.fault;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The armed faults of one kind, the oldest first. The caller limits their number. */
public final class FaultRegistry<W, F> {
    private final List<ArmedFault<W, F>> armed = new ArrayList<>();

    public void add(ArmedFault<W, F> fault) {
        armed.add(fault);
    }

    /** Returns the oldest that matches, and disarms it after its last time. */
    public Optional<F> inject(Predicate<W> waitsForThis) {
        Iterator<ArmedFault<W, F>> each = armed.iterator();
        while (each.hasNext()) {
            ArmedFault<W, F> fault = each.next();
            if (waitsForThis.test(fault.where())) {
                F injected = fault.inject();
                if (fault.times() == 0) {
                    each.remove();
                }
                return Optional.of(injected);
            }
        }
        return Optional.empty();
    }

    public List<ArmedFault<W, F>> all() {
        return List.copyOf(armed);
    }

    /** Returns whether there was one with this number. */
    public boolean disarm(int id) {
        return armed.removeIf(fault -> fault.id() == id);
    }

    public int size() {
        return armed.size();
    }

    public void clear() {
        armed.clear();
    }
}
