/**
 * The HTTP engine under {@code platform-http:}. Promises that a route sees what was sent, parameters as one ordered map and
 * nothing of it among the headers, and that a stranger sees only what the route meant to answer. Holds no thread while a
 * route waits. Knows nothing of Twilio.
 *
 * <p>Camel's own consumer takes a thread per waiting request, mixes form fields into the headers and echoes them back; that
 * is why this one exists.
 */
@NullMarked
package dev.parley.door;

import org.jspecify.annotations.NullMarked;
