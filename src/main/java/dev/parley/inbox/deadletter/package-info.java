/**
 * The events that routes gave up on: how one is written, listed, shown, replayed and dropped. Whatever happens in between, a
 * letter is either still there, or what was to become of it has happened. Knows nothing of routes.
 */
@NullMarked
package dev.parley.inbox.deadletter;

import org.jspecify.annotations.NullMarked;
