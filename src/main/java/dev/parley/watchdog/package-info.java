/**
 * Ends a process whose event loops stand still or cannot allocate, so that its supervisor starts it again. Knows Vert.x, and
 * refuses to know what runs on the loops or how a process ends.
 *
 * <p>The JVM ends itself when the heap is full ({@code -XX:+ExitOnOutOfMemoryError}); it does not when direct memory is, or
 * when a loop never comes back, and then nobody is answered, a signal to stop included.
 */
@NullMarked
package dev.parley.watchdog;

import org.jspecify.annotations.NullMarked;
