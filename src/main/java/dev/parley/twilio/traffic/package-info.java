/**
 * When a call is sent, and in which order: no more at once and no faster than Twilio accepts, none while it is unavailable,
 * and visitors no more than their share. Knows nothing of what a call does.
 */
@NullMarked
package dev.parley.twilio.traffic;

import org.jspecify.annotations.NullMarked;
