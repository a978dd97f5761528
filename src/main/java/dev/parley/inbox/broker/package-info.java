/**
 * The broker that stores the inbox: an Artemis, embedded or external, how to connect to it, and whether it is configured for
 * an inbox. Knows nothing of events.
 */
@NullMarked
package dev.parley.inbox.broker;

import org.jspecify.annotations.NullMarked;
