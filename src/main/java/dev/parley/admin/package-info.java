/**
 * The HTTP API for operators and their programs, without a Twilio key: set up a conversation, delete one. Every request needs
 * the token, and a repeated set-up gives the same conversation. The calls to Twilio and their order are in
 * {@code routes/conversations.camel.yaml}; the steps here compare the token, read the request, and describe failures.
 */
@NullMarked
package dev.parley.admin;

import org.jspecify.annotations.NullMarked;
