/**
 * The resources of Conversations and of the 2010-04-01 API, one class each: it reads the form, checks what Twilio
 * checks, sends pre-action webhooks for SDK clients, and changes the state through
 * {@link dev.parley.sandbox.change.Changes}.
 *
 * <p>Twilio's own paths only: the sandbox's own are in {@code control}, Studio's in {@code studio}.
 */
@NullMarked
package dev.parley.sandbox.resource;

import org.jspecify.annotations.NullMarked;
