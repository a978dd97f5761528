package dev.parley.sandbox.fault;

/**
 * A fault that is armed for a number of times.
 *
 * @param <W> the pattern of calls or webhooks it matches
 * @param <F> the fault
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

    /** Counts one injection. Returns the fault. */
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

    /** Returns how often it will still be injected. */
    public int times() {
        return times;
    }

    public int struck() {
        return struck;
    }
}
