/**
 * Whatever happens in a conversation happens in {@link dev.parley.sandbox.change.Changes}, and what follows from it
 * follows from there: SDK clients see it by {@link dev.parley.sandbox.change.SyncProjection}, webhooks are told, phones are
 * reached by {@link dev.parley.sandbox.change.PhoneDelivery}.
 *
 * <p>Reads no form and refuses nothing: whoever acts has checked its words before.
 */
@NullMarked
package dev.parley.sandbox.change;

import org.jspecify.annotations.NullMarked;
