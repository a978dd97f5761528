/**
 * The way to a phone and its status callbacks: {@link dev.parley.sandbox.carrier.Carrier} takes a text message there
 * step by step, {@link dev.parley.sandbox.carrier.PhoneOutcomes} says how each number fares.
 *
 * <p>Knows no conversation: whose message a text was, and what a receipt says of it, is settled above.
 */
@NullMarked
package dev.parley.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
