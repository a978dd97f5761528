/**
 * Who may chat, and the JWT that lets them. Promises that the identity asked for is the identity in the token, or that the
 * request is refused. Knows nothing of HTTP: the shape of an answer is chosen by the route.
 */
@NullMarked
package dev.parley.token;

import org.jspecify.annotations.NullMarked;
