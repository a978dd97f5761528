/**
 * The sandbox's time: a clock that can be moved on, and what shall happen at a time. Promises that what is due happens in
 * order, each at its own time, however far the clock was moved at once. Knows nothing of conversations.
 */
@NullMarked
package dev.parley.sandbox.time;

import org.jspecify.annotations.NullMarked;
