/**
 * Simulated phones: their channel, the outcome and delay of texts, opt-outs, and WhatsApp's session window. Knows
 * nothing of conversations, and nothing of how a text is delivered.
 */
@NullMarked
package dev.parley.sandbox.phone;

import org.jspecify.annotations.NullMarked;
