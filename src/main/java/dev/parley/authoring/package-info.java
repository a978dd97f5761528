/**
 * What keeps a bad edit from going live: says of a mistake in a route, in one line and in the words of those who write
 * routes, in which file it stands, what is wrong and which known name is the nearest. Refuses to know what the routes are
 * for.
 */
@NullMarked
package dev.parley.authoring;

import org.jspecify.annotations.NullMarked;
