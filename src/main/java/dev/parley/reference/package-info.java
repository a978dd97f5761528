/**
 * What {@code twilio-api:} can do, in words: the text of {@code docs/twilio-api.md} and of {@code parley operations}. Names,
 * parameters and results come from the table that the component itself goes by; only the sentences, the samples and the
 * addresses of Twilio's pages are written here. A running Parley uses nothing of it.
 */
@NullMarked
package dev.parley.reference;

import org.jspecify.annotations.NullMarked;
