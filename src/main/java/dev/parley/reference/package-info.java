/**
 * The reference of {@code twilio-api:}: the text of {@code docs/twilio-api.md} and of {@code parley operations}. Names,
 * parameters and results come from the component's own table; only the sentences, the samples and the URLs of Twilio's pages
 * are written here. Not used by a running Parley.
 */
@NullMarked
package dev.parley.reference;

import org.jspecify.annotations.NullMarked;
