package dev.parley.watchdog;

import java.util.function.Consumer;

/** Asks one event loop whether it can serve requests. */
interface Probe {
    /** What came of a question. */
    enum Answer {
        /** The loop has not come to it. */
        NONE,
        /** The loop came to it and could not allocate what a request needs. It tries again, and says so. */
        NO_MEMORY,
        /** The loop can serve requests. The last word on a question. */
        FINE
    }

    /** Returns the name of the loop's thread. */
    String loop();

    /**
     * Asks without waiting.
     *
     * @param hear is told each answer, on the loop
     */
    void ask(Consumer<Answer> hear);
}
