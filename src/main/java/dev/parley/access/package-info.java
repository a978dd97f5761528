/**
 * Steps for routes with untrusted callers: require a secret, and log refusals without letting callers fill the log. A caller
 * with a wrong secret learns nothing, not even from the time the check takes. Knows nothing of Twilio, nor of what the routes
 * are for.
 */
@NullMarked
package dev.parley.access;

import org.jspecify.annotations.NullMarked;
