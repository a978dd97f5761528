/**
 * The way to Twilio: the {@code twilio-api:} component and the one HTTP client under it. Promises that one call is one
 * request, that what a route wrote arrives as written, and that a failure says whether repeating can help. Names come from
 * twilio-java itself, so a new release brings its operations without new code.
 */
@NullMarked
package dev.parley.twilio;

import org.jspecify.annotations.NullMarked;
