/**
 * A Twilio that runs on the developer's own machine: the same paths, codes and bodies, signed webhooks, and a phone.
 * Keeps everything in memory, bounded, and listens on the loopback address, as its secrets are public; on another
 * address only with {@code sandbox.listen-anywhere=true}. This package holds its start,
 * {@link dev.parley.sandbox.Assembly}, which puts the parts together, and the {@link dev.parley.sandbox.SandboxServer}.
 *
 * <p>The parts are layers; each knows those below it only:
 *
 * <pre>
 * sdk                  clients of the chat SDK
 * control    studio    the sandbox's own paths; running flows
 * resource             Twilio's resources, one class each
 * change               what happens, and what follows from it
 * carrier    page      delivery to phones; the sandbox's page
 * webhook              post-action and pre-action webhooks
 * world                the state of the sandbox
 * rest                 what every REST call has
 * </pre>
 *
 * <p>Below all of these are packages that know nothing of conversations: {@link dev.parley.sandbox.twilsock} and
 * {@link dev.parley.sandbox.sync} (the SDK's socket), {@link dev.parley.sandbox.media},
 * {@link dev.parley.sandbox.flow}, {@link dev.parley.sandbox.phone}, {@link dev.parley.sandbox.fault} and
 * {@link dev.parley.sandbox.time}.
 *
 * <p>A call arrives at the server and finds its resource in {@link dev.parley.sandbox.rest.Paths}, say
 * {@link dev.parley.sandbox.resource.Messages}, which reads the form and changes the
 * {@link dev.parley.sandbox.world.World} through {@link dev.parley.sandbox.change.Changes}. What follows from a change
 * is sent by {@link dev.parley.sandbox.webhook.Webhooks} and {@link dev.parley.sandbox.carrier.Carrier}; both call
 * through {@link dev.parley.sandbox.webhook.WebhookSender}. {@link dev.parley.sandbox.control.FaultPaths} makes calls
 * and webhooks fail on demand. {@link dev.parley.sandbox.control.IncomingTexts} and
 * {@link dev.parley.sandbox.studio.Studio} use the same changes. One event loop runs all of it, so there are no locks.
 *
 * <p>A {@link dev.parley.sandbox.world.Service} holds its own conversations, users and roles.
 * {@link dev.parley.sandbox.resource.PermissionCheck} decides what SDK clients may do. Push credentials, push templates
 * and bindings are stored only: nothing is pushed.
 *
 * <p>SDK clients connect by the socket, each an {@link dev.parley.sandbox.sdk.SdkClient}. What they do becomes a REST
 * call in {@link dev.parley.sandbox.sdk.SdkApi}, and they see all changes through
 * {@link dev.parley.sandbox.change.SyncProjection}, which keeps the Sync objects up to date.
 *
 * <p>Changes by clients and phones wait for {@link dev.parley.sandbox.webhook.Hooks}:
 * {@link dev.parley.sandbox.webhook.PreActionEvents} makes the pre-action webhook, and a
 * {@link dev.parley.sandbox.webhook.HookVerdict} evaluates its response. Each conversation has one such change in
 * progress at a time, in order; other conversations do not wait, nor do REST calls, which have no pre-action webhooks.
 * {@link dev.parley.sandbox.rest.Actor} says who makes a change.
 *
 * <p>{@link dev.parley.sandbox.control.ClockPaths} moves the clock, and what becomes due happens on the way: every wait
 * uses {@link dev.parley.sandbox.time.Timers}. {@link dev.parley.sandbox.control.Coverage} lists how much of Twilio is
 * covered. The page at {@code /} shows activity: {@link dev.parley.sandbox.page.PageClients} sends it calls, webhooks,
 * conversations and texts as they happen.
 */
@NullMarked
package dev.parley.sandbox;

import org.jspecify.annotations.NullMarked;
