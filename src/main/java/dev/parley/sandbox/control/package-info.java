/**
 * The sandbox's own paths, below {@code /sandbox}, which no Twilio has: phones that write, a clock that is moved, faults
 * and events on demand, what was called and sent, reset. What they do goes the way of everything else.
 *
 * <p>Tools for tests and for the page; nothing that runs with Twilio may need them.
 */
@NullMarked
package dev.parley.sandbox.control;

import org.jspecify.annotations.NullMarked;
