package dev.parley.journey.attack;

import java.io.IOException;

/**
 * One way to harm a server.
 *
 * @param pauseMillis between one strike and the next
 */
record Attack(String name, int pauseMillis, Strike strike) {
    /** What is done again and again; a server that hangs up, refuses or does not answer is what it may meet. */
    @FunctionalInterface
    interface Strike {
        void once() throws IOException;

        /** Closes what it holds open. */
        default void leave() throws IOException {}
    }
}
