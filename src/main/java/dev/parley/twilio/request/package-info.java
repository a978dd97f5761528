/**
 * One HTTP request to Twilio, written by twilio-java and sent once. Nothing is repeated, no redirect is followed, and every
 * request ends in bounded time. Knows nothing of operations' names or of routes.
 */
@NullMarked
package dev.parley.twilio.request;

import org.jspecify.annotations.NullMarked;
