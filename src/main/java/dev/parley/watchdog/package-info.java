/**
 * Ends a process whose event loops are blocked or cannot allocate memory, so that its supervisor restarts it. Knows
 * nothing of what runs on the loops or how a process ends.
 *
 * <p>The JVM exits when the heap is full ({@code -XX:+ExitOnOutOfMemoryError}), but not when direct memory is, or when a loop
 * is blocked; then requests get no response and a signal to stop has no effect.
 */
@NullMarked
package dev.parley.watchdog;

import org.jspecify.annotations.NullMarked;
