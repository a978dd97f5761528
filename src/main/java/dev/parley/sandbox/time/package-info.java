/**
 * The sandbox's time: a clock that can be moved on, and what shall happen at a time. Promises that what is due happens in
 * order, each at its own time, however far the clock was moved at once, and that somebody outside who is asked on the way has
 * all the time to answer. Knows nothing of conversations.
 */
@NullMarked
package dev.parley.sandbox.time;

import org.jspecify.annotations.NullMarked;
