/**
 * Whole stories, told with the packaged program: it is started as a process of its own, spoken to over HTTP as strangers
 * would, and looked at from outside. Knows nothing of what is within.
 */
@NullMarked
package dev.parley.journey;

import org.jspecify.annotations.NullMarked;
