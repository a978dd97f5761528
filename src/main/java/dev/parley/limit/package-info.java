/**
 * How often strangers may ask: steps that a route begins with, and that answer 429 and {@code Retry-After} beyond a rate for
 * one address or for all together. Promises that a refused request uses up nothing, that one address costs the others no more
 * than what it may ask, and that however many addresses ask, a bounded number of them is remembered. Knows nothing of what is
 * asked for, and of Twilio only {@link dev.parley.twilio.TwilioFailure}.
 *
 * <p>The buckets are Bucket4j's. An address is forgotten as soon as its bucket is full again, which loses nothing: so what
 * is remembered follows from what was let through lately, not from who called.
 */
@NullMarked
package dev.parley.limit;

import org.jspecify.annotations.NullMarked;
