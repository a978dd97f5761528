/**
 * What a route can call by name: an operation, a list of several pages, or {@code ensure}; and whether repeating a failed
 * call can help. Knows nothing of other calls in flight.
 */
@NullMarked
package dev.parley.twilio.call;

import org.jspecify.annotations.NullMarked;
