/**
 * The resources of Conversations and of the API of 2010, a class for each: it reads the form, checks what Twilio checks,
 * asks the hooks where an SDK client acts, and changes the world through {@link dev.parley.sandbox.change.Changes}.
 *
 * <p>Twilio's own paths only: what the sandbox adds to them lies in {@code control}, Studio's in {@code studio}.
 */
@NullMarked
package dev.parley.sandbox.resource;

import org.jspecify.annotations.NullMarked;
