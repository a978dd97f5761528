/**
 * A Twilio that runs on the developer's own machine: the same paths, codes and bodies, signed webhooks, and a phone. Keeps
 * everything in memory, bounded, and listens on the loopback address only, for its secrets are known to everybody.
 */
@NullMarked
package dev.parley.sandbox;

import org.jspecify.annotations.NullMarked;
