/**
 * Media: uploaded over HTTP as with Twilio's media content service, or fetched from an address, kept in memory, and
 * served. Knows nothing of conversations: a message names a {@link dev.parley.sandbox.media.MediaItem} by its SID.
 *
 * <p>All of it is bounded: the size of each, of all uploads in progress, and in total; the oldest are removed.
 */
@NullMarked
package dev.parley.sandbox.media;

import org.jspecify.annotations.NullMarked;
