/**
 * Delivery to phones and status callbacks: {@link dev.parley.sandbox.carrier.Carrier} sends a text message step by
 * step, {@link dev.parley.sandbox.carrier.PhoneOutcomes} holds the outcome for each number.
 *
 * <p>Knows nothing of conversations: the packages above relate a text to its message and receipt.
 */
@NullMarked
package dev.parley.sandbox.carrier;

import org.jspecify.annotations.NullMarked;
