/**
 * What every REST call has, whatever it is about: its form and its path, the page of a list, the refusal with Twilio's
 * code, the one account, and who is to blame for what follows. {@link dev.parley.sandbox.rest.Paths} finds what answers.
 *
 * <p>Knows no conversation and nothing else that can be called: what is called, the packages above say.
 */
@NullMarked
package dev.parley.sandbox.rest;

import org.jspecify.annotations.NullMarked;
