/**
 * What a route may do about strangers: ask for a secret, and tell the log of whom it refused without letting them fill it.
 * Promises that who brings the wrong secret learns nothing, not even from the time it takes. Knows nothing of Twilio, nor of
 * what the routes are for.
 */
@NullMarked
package dev.parley.access;

import org.jspecify.annotations.NullMarked;
