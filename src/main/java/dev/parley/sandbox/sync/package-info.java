/**
 * Twilio Sync, as far as its SDKs read it: documents, lists and maps that send their changes to subscribers. Knows
 * nothing of conversations. Clients only read; changes come from other packages.
 *
 * <p>An object keeps its state, not a log of events: each item has the number of its last event, and a removed item
 * leaves a tombstone with the number of its removal. So a subscriber that reconnects gets every newer item in its last
 * state. Tombstones are bounded in number.
 *
 * <p>Data is supplied when it is sent, not stored here: the code that adds an item keeps its data.
 */
@NullMarked
package dev.parley.sandbox.sync;

import org.jspecify.annotations.NullMarked;
