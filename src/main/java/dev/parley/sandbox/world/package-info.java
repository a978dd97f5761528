/**
 * The state of the sandbox, from {@link dev.parley.sandbox.world.World} down to a message's receipt, and the JSON of
 * each resource. Bounded by {@link dev.parley.sandbox.world.Capacity}; fields are public, as one event loop owns them
 * all.
 *
 * <p>Stores only: the packages above decide what follows from a change, and which webhooks are sent.
 */
@NullMarked
package dev.parley.sandbox.world;

import org.jspecify.annotations.NullMarked;
