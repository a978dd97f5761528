/**
 * A Twilio that runs on the developer's own machine: the same paths, codes and bodies, signed webhooks, and a phone.
 * Keeps everything in memory, bounded, and listens on the loopback address, for its secrets are known to everybody;
 * elsewhere only where {@code sandbox.listen-anywhere} says so.
 * Here stand what starts it, {@link dev.parley.sandbox.Assembly}, which puts the parts together, and the
 * {@link dev.parley.sandbox.SandboxServer}.
 *
 * <p>The parts are layers; each knows those below it only:
 *
 * <pre>
 * sdk                  clients of the chat SDK
 * control    studio    the sandbox's own paths; flows at work
 * resource             Twilio's resources, a class for each
 * change               what happens, and what follows from it
 * carrier    page      the way to a phone; who watches
 * webhook              who is told, who is asked
 * world                what the sandbox knows
 * rest                 what every call has
 * </pre>
 *
 * <p>Below all of these lies what knows no conversation: {@link dev.parley.sandbox.twilsock} and
 * {@link dev.parley.sandbox.sync} (the SDK's socket), {@link dev.parley.sandbox.media}, {@link dev.parley.sandbox.flow},
 * {@link dev.parley.sandbox.phone}, {@link dev.parley.sandbox.fault} and {@link dev.parley.sandbox.time}.
 *
 * <p>A call comes in by the door and finds its resource in {@link dev.parley.sandbox.rest.Paths}, say
 * {@link dev.parley.sandbox.resource.Messages}, which reads the form and changes the
 * {@link dev.parley.sandbox.world.World} through {@link dev.parley.sandbox.change.Changes}. What follows from a change
 * leaves by {@link dev.parley.sandbox.webhook.Webhooks} and {@link dev.parley.sandbox.carrier.Carrier}; both call by
 * {@link dev.parley.sandbox.webhook.WebhookSender}. {@link dev.parley.sandbox.control.FaultPaths} lets calls and webhooks go wrong.
 * {@link dev.parley.sandbox.control.IncomingTexts} and {@link dev.parley.sandbox.studio.Studio} act through the same changes.
 * One event loop does all of it, so nothing locks.
 *
 * <p>A {@link dev.parley.sandbox.world.Service} holds what no other service knows: conversations, users, roles.
 * {@link dev.parley.sandbox.resource.PermissionCheck} says what those may do who act through an SDK. Push credentials, push
 * templates and bindings are records: nothing is pushed.
 *
 * <p>SDK clients come by the socket, each an {@link dev.parley.sandbox.sdk.SdkClient}. What they do becomes a REST call
 * in {@link dev.parley.sandbox.sdk.SdkApi}, and what anybody does they see through
 * {@link dev.parley.sandbox.change.SyncProjection}, which keeps objects of Sync in step.
 *
 * <p>What clients and phones do waits for {@link dev.parley.sandbox.webhook.Hooks}: they are asked what
 * {@link dev.parley.sandbox.webhook.PreActionEvents} writes down, and a {@link dev.parley.sandbox.webhook.HookVerdict} says what
 * comes of the answer. Each conversation is asked about one change at a time, in order; others go on, and so do REST
 * calls, which nobody is asked about. {@link dev.parley.sandbox.rest.Actor} knows who acts.
 *
 * <p>{@link dev.parley.sandbox.control.ClockPaths} lets an hour pass, and what is due meanwhile happens on the way: whatever
 * waits, waits by {@link dev.parley.sandbox.time.Timers}. {@link dev.parley.sandbox.control.Coverage} says how much of
 * Twilio all of it is. People watch on the page at {@code /}: {@link dev.parley.sandbox.page.PageClients} tells it of calls,
 * webhooks, conversations and texts as they happen.
 */
@NullMarked
package dev.parley.sandbox;

import org.jspecify.annotations.NullMarked;
