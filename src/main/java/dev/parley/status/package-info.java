/**
 * How a message fares, in one word, whichever of Twilio's two ways told it: message status callbacks or
 * {@code onDeliveryUpdated}. Promises that a status only moves forward and that the same event is always told the same.
 * Refuses to know who listens.
 *
 * <p>What is remembered is bounded and in memory: Twilio holds the history, we only refuse to be led backwards.
 */
@NullMarked
package dev.parley.status;

import org.jspecify.annotations.NullMarked;
