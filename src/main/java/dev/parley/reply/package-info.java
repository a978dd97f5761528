/**
 * The bot's replies: an example of a custom processor. It gets Twilio's parameters as the message body and sets its reply as
 * the exchange property {@code reply}; the route sends it.
 */
@NullMarked
package dev.parley.reply;

import org.jspecify.annotations.NullMarked;
