/**
 * What a pretended phone is like: how texts to it end and how slowly, and whom its owner wants to hear nothing more from.
 * Knows nothing of conversations, and nothing of how a text gets there.
 */
@NullMarked
package dev.parley.sandbox.phone;

import org.jspecify.annotations.NullMarked;
