/**
 * What the bot says: the example of a processor of one's own. It gets Twilio's parameters as the message body and leaves
 * its answer in the exchange property {@code reply}; the route does the rest.
 */
@NullMarked
package dev.parley.reply;

import org.jspecify.annotations.NullMarked;
