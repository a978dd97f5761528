/**
 * Which account at Twilio, and the address at which Twilio calls: the settings that tokens, calls and signatures share. Knows
 * nothing of tokens, calls or signatures.
 */
@NullMarked
package dev.parley.account;

import org.jspecify.annotations.NullMarked;
