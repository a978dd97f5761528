/**
 * Access tokens for chat. The identity in a token is the requested one, and {@code token.identities} allows it to the caller;
 * otherwise the request is refused. The route chooses the shape of the response and the status of a refusal.
 *
 * <p>A token gives access to an identity, so the steps themselves check who may have it, and
 * {@link dev.parley.token.TokenIssuer} refuses the host's and the bot's: a route cannot leave out the check.
 */
@NullMarked
package dev.parley.token;

import org.jspecify.annotations.NullMarked;
