/**
 * Events that routes gave up on: how they are written, listed, shown, replayed and dropped. Replaying and dropping are
 * transactional: a letter is never lost in between. Knows nothing of routes.
 */
@NullMarked
package dev.parley.inbox.deadletter;

import org.jspecify.annotations.NullMarked;
