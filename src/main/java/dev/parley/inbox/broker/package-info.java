/**
 * Where the inbox is kept: an Artemis in this process or elsewhere, how it is reached, and whether it is configured for an inbox.
 * Knows nothing of events.
 */
@NullMarked
package dev.parley.inbox.broker;

import org.jspecify.annotations.NullMarked;
