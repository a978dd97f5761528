/**
 * Was it Twilio, and what did it say. Promises that nothing unsigned reaches a hook or the inbox, and hands what was said
 * to every route that listens with {@code twilio-webhook:}. Refuses to know where events are kept.
 */
@NullMarked
package dev.parley.webhook;

import org.jspecify.annotations.NullMarked;
