/**
 * Finds unwanted words in messages and masks them. {@code routes/moderate.camel.yaml} decides what to do about them.
 */
@NullMarked
package dev.parley.moderate;

import org.jspecify.annotations.NullMarked;
