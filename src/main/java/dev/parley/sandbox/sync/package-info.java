/**
 * Twilio Sync, as far as its SDKs read it: documents, lists and maps that tell their subscribers what becomes of them. Knows
 * nothing of conversations. Clients only read; who changes the objects lives elsewhere.
 *
 * <p>An object keeps what it is, not what it was: each item knows the number of the event that made it so, and what was
 * removed leaves a stone with the number of its removal. So a subscriber that was away gets every item that is newer than
 * what it knows, the last state of each, and nothing has to be logged. Stones are bounded, all else is bounded by what
 * there is.
 *
 * <p>Data is asked for when it is sent, not kept: what an item shows is kept by whoever put it there.
 */
@NullMarked
package dev.parley.sandbox.sync;

import org.jspecify.annotations.NullMarked;
