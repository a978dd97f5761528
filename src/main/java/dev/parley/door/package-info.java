/**
 * The HTTP engine of {@code platform-http:}. A route gets the parameters of a request as one ordered map in the message body
 * and none of them as headers; a caller gets only what the route sets as its response. No thread is held while a route waits.
 * Knows nothing of Twilio.
 *
 * <p>Camel's own consumer takes a thread per waiting request, mixes form fields into the headers and echoes them back.
 */
@NullMarked
package dev.parley.door;

import org.jspecify.annotations.NullMarked;
