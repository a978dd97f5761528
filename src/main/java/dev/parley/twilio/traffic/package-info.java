/**
 * When a call goes out, and before which other: no more at once and no faster than Twilio takes, none while it is out of reach,
 * and visitors no more than their share. Knows nothing of what a call does.
 */
@NullMarked
package dev.parley.twilio.traffic;

import org.jspecify.annotations.NullMarked;
