/**
 * Who is told and who is asked: {@link dev.parley.sandbox.webhook.Webhooks} tell of events after the fact,
 * {@link dev.parley.sandbox.webhook.Hooks} ask before it, and a {@link dev.parley.sandbox.webhook.HookVerdict} says what
 * comes of the answer. {@link dev.parley.sandbox.webhook.WebhookSender} signs and sends;
 * {@link dev.parley.sandbox.webhook.WebhookFaults} lets that go wrong; {@link dev.parley.sandbox.webhook.Lanes} keep the
 * order.
 *
 * <p>Changes nothing in the world: it is handed what happened, and hands back what was answered.
 */
@NullMarked
package dev.parley.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
