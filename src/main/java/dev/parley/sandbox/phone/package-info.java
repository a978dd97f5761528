/**
 * What a pretended phone is like: by what channel it is reached, how texts to it end and how slowly, whom its owner wants to
 * hear nothing more from, and how long WhatsApp lets a number write to it. Knows nothing of conversations, and nothing of how a text gets there.
 */
@NullMarked
package dev.parley.sandbox.phone;

import org.jspecify.annotations.NullMarked;
