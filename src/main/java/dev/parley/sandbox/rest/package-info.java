/**
 * What all REST calls have in common: form and path, paging, errors with Twilio's codes, the one account, and the
 * actor. {@link dev.parley.sandbox.rest.Paths} finds the handler.
 *
 * <p>Knows nothing of conversations or other resources: the packages above define them.
 */
@NullMarked
package dev.parley.sandbox.rest;

import org.jspecify.annotations.NullMarked;
