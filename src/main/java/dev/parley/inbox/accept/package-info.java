/**
 * Stores an event on disk before it is answered with 200: events that arrive together share a message, and an event that
 * cannot be stored in time is refused. Knows nothing of routes or of what becomes of an event later.
 */
@NullMarked
package dev.parley.inbox.accept;

import org.jspecify.annotations.NullMarked;
