/**
 * The status of messages, from both of Twilio's sources: message status callbacks and {@code onDeliveryUpdated}. A status only
 * moves forward, and a redelivered event gets the same verdict. Knows nothing of which routes listen.
 *
 * <p>The history is bounded and in memory, as it only serves to detect events out of order: Twilio has the full history.
 */
@NullMarked
package dev.parley.status;

import org.jspecify.annotations.NullMarked;
