/**
 * The format of events in the broker, and how many of them are held in memory. Later versions read what this version writes.
 * Knows nothing of queues, lanes or routes.
 */
@NullMarked
package dev.parley.inbox.message;

import org.jspecify.annotations.NullMarked;
