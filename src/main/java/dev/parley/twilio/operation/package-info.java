/**
 * What twilio-java can do: the name of each operation, and what it may be given. Both are read from the library, so a new release
 * brings its operations without new code. Knows nothing of when, or how often, a call is made.
 */
@NullMarked
package dev.parley.twilio.operation;

import org.jspecify.annotations.NullMarked;
