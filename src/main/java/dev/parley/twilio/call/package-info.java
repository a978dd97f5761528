/**
 * What a route may call by a name: one operation, a list of several pages, or {@code ensure}; and whether repeating a call that
 * failed can help. Knows nothing of the other calls that are under way.
 */
@NullMarked
package dev.parley.twilio.call;

import org.jspecify.annotations.NullMarked;
