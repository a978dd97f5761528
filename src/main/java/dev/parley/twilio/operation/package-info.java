/**
 * The operations of twilio-java: their names and parameters. Both are read from the library, so a new release brings its
 * operations without new code. Knows nothing of when, or how often, a call is made.
 */
@NullMarked
package dev.parley.twilio.operation;

import org.jspecify.annotations.NullMarked;
