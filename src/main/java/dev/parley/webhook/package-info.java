/**
 * Was it Twilio, and what did it say. Promises that nothing unsigned reaches a hook or the inbox, and hands what was said
 * to every route that listens with {@code twilio-webhook:}. Refuses to know where events are kept.
 *
 * <p>{@link dev.parley.webhook.SignatureCheck} holds a request against the keys that its headers choose; whoever forges one makes
 * us neither try many nor write much.
 *
 * <p>A hook is asked by {@link dev.parley.webhook.HookProducer} on a thread of {@link dev.parley.webhook.HookThreads}; what its route
 * says with {@link dev.parley.webhook.HookResponseProducer}, or leaves as its message, is checked by
 * {@link dev.parley.webhook.HookResponse}. Whatever goes wrong on the way, the person is answered within the budget.
 */
@NullMarked
package dev.parley.webhook;

import org.jspecify.annotations.NullMarked;
