/**
 * The shapes in which events lie in the broker, and how many of them memory holds at once. What is written here is read by later
 * versions. Knows nothing of queues, lanes or routes.
 */
@NullMarked
package dev.parley.inbox.message;

import org.jspecify.annotations.NullMarked;
