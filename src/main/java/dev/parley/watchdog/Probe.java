package dev.parley.watchdog;

import java.util.function.Consumer;

/** Probes whether one event loop can serve requests. */
interface Probe {
    /** The state of a probe. */
    enum Answer {
        /** The loop has not run it yet. */
        NONE,
        /** The loop has run it and could not allocate the memory of a request. It tries again, and answers again. */
        NO_MEMORY,
        /** The loop can serve requests. The final answer. */
        FINE
    }

    /** Returns the name of the loop's thread. */
    String loop();

    /**
     * Starts a probe, without waiting.
     *
     * @param answers called with each answer, on the loop
     */
    void probe(Consumer<Answer> answers);
}
