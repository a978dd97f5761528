/**
 * {@link dev.parley.sandbox.change.Changes} makes every change to conversations and starts what follows from it:
 * {@link dev.parley.sandbox.change.SyncProjection} shows it to SDK clients, webhooks are sent,
 * {@link dev.parley.sandbox.change.PhoneDelivery} sends messages to phones.
 *
 * <p>Reads no form and refuses nothing: callers have checked their input before.
 */
@NullMarked
package dev.parley.sandbox.change;

import org.jspecify.annotations.NullMarked;
