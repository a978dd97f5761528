/**
 * The sandbox's time: a clock that can be advanced, and timers. Promises that due timers run in order, each at its own
 * time, however far the clock is advanced at once, and that receivers outside the sandbox have their full time to
 * respond. Knows nothing of conversations.
 */
@NullMarked
package dev.parley.sandbox.time;

import org.jspecify.annotations.NullMarked;
