/**
 * What people send besides words: taken in over HTTP as Twilio's media content service does, kept in memory, and handed out
 * again; or fetched from where they say it is. Knows nothing of conversations: a message names a
 * {@link dev.parley.sandbox.media.MediaItem} by its SID.
 *
 * <p>All of it is bounded: so large one, so much on its way in, so much altogether; the oldest are forgotten.
 */
@NullMarked
package dev.parley.sandbox.media;

import org.jspecify.annotations.NullMarked;
