/**
 * Checks routes at start: reports a failure in one line, with the file, what is wrong and the nearest known name, in the
 * terms of the route file. Knows nothing of what the routes are for.
 */
@NullMarked
package dev.parley.authoring;

import org.jspecify.annotations.NullMarked;
