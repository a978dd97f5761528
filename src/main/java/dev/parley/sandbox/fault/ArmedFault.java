package dev.parley.sandbox.fault;

/**
 * A fault that waits for its turns.
 *
 * @param <W> what it waits for
 * @param <F> what goes wrong then
 */
public final class ArmedFault<W, F> {
    private final int id;
    private final W where;
    private final F fault;
    private int times;
    private int struck;

    public ArmedFault(int id, W where, F fault, int times) {
        this.id = id;
        this.where = where;
        this.fault = fault;
        this.times = times;
    }

    /** Counts one turn. Returns what goes wrong. */
    F inject() {
        times--;
        struck++;
        return fault;
    }

    public int id() {
        return id;
    }

    public W where() {
        return where;
    }

    public F fault() {
        return fault;
    }

    /** Returns how often it still strikes. */
    public int times() {
        return times;
    }

    public int struck() {
        return struck;
    }
}
