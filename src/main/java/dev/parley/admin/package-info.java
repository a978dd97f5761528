/**
 * What an operator, or a program of theirs, may do to conversations from outside, without a Twilio key: set one up, delete
 * one. Promises that nothing happens without the token, and that a set-up asked for again is the same one. What is done at
 * Twilio, and in which order, stands in {@code routes/conversations.camel.yaml}; here is what YAML says badly: comparing
 * the token, reading the request, and saying what has failed.
 */
@NullMarked
package dev.parley.admin;

import org.jspecify.annotations.NullMarked;
