/**
 * Faults of calls and webhooks, and when they are injected. Knows nothing of the calls and webhooks themselves: their
 * senders implement the effects.
 */
@NullMarked
package dev.parley.sandbox.fault;

import org.jspecify.annotations.NullMarked;
