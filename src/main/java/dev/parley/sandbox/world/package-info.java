/**
 * What the sandbox knows, from {@link dev.parley.sandbox.world.World} down to a message's receipt, and how Twilio writes
 * each thing down. Bounded by {@link dev.parley.sandbox.world.Capacity}; the fields are open, for one event loop owns them
 * all.
 *
 * <p>Refuses to act: what follows from a change, and who hears of it, is decided above.
 */
@NullMarked
package dev.parley.sandbox.world;

import org.jspecify.annotations.NullMarked;
