/**
 * Did you mean: the nearest known name for one that nobody knows.
 */
@NullMarked
package dev.parley.spelling;

import org.jspecify.annotations.NullMarked;
