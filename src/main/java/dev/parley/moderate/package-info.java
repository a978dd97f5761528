/**
 * Which words nobody should read. Finds them and says what the text is without them; what to do about it is the business of
 * {@code routes/moderate.camel.yaml}.
 */
@NullMarked
package dev.parley.moderate;

import org.jspecify.annotations.NullMarked;
