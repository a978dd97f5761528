/**
 * Webhooks: {@link dev.parley.sandbox.webhook.Webhooks} sends post-action webhooks,
 * {@link dev.parley.sandbox.webhook.Hooks} pre-action webhooks, and a {@link dev.parley.sandbox.webhook.HookVerdict}
 * evaluates their responses. {@link dev.parley.sandbox.webhook.WebhookSender} signs and sends;
 * {@link dev.parley.sandbox.webhook.WebhookFaults} injects faults; {@link dev.parley.sandbox.webhook.Lanes} keeps the
 * order.
 *
 * <p>Does not change the state: it gets events, and returns responses.
 */
@NullMarked
package dev.parley.sandbox.webhook;

import org.jspecify.annotations.NullMarked;
