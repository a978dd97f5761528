/**
 * Webhooks of Twilio: checks their signature, so that no unsigned request reaches a hook or the inbox, and passes events to
 * every route that listens with {@code twilio-webhook:}. Knows nothing of where events are stored.
 *
 * <p>{@link dev.parley.webhook.SignatureCheck} checks a request with the keys that its headers select; forged requests cost few
 * attempts and few log lines.
 *
 * <p>{@link dev.parley.webhook.HookProducer} runs the route of a hook on a thread of {@link dev.parley.webhook.HookThreads}. The
 * response that the route sets with {@link dev.parley.webhook.HookResponseProducer}, or leaves as its message, is checked by
 * {@link dev.parley.webhook.HookResponse}. Twilio gets a response within the budget, even if the route fails.
 */
@NullMarked
package dev.parley.webhook;

import org.jspecify.annotations.NullMarked;
