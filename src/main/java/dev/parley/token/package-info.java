/**
 * Who may chat, and the JWT that lets them. Promises that the identity asked for is the identity in the token, or that the
 * request is refused. Knows nothing of HTTP: the shape of an answer is chosen by the route.
 *
 * <p>A token is all that stands between a stranger and a name, so {@link dev.parley.token.TokenIssuer} itself keeps the
 * host's and the bot's: no route can forget to ask.
 */
@NullMarked
package dev.parley.token;

import org.jspecify.annotations.NullMarked;
