/**
 * Who may chat, and the JWT that lets them. Promises that the identity in the token is the one that was asked for, and that
 * whoever asked may be that one as {@code token.identities} decides; or that the request is refused. The shape of an answer
 * and the status of a refusal are chosen by the route.
 *
 * <p>A token is all that stands between a stranger and a name, so the steps themselves ask who may be whom, and
 * {@link dev.parley.token.TokenIssuer} keeps the host's and the bot's: no route can forget to ask.
 */
@NullMarked
package dev.parley.token;

import org.jspecify.annotations.NullMarked;
