/**
 * A Twilio that runs on the developer's own machine: the same paths, codes and bodies, signed webhooks, and a phone. Keeps
 * everything in memory, bounded, and listens on the loopback address only, for its secrets are known to everybody.
 *
 * <p>A {@link dev.parley.sandbox.Service} holds what no other service knows: conversations, users, roles. {@link dev.parley.sandbox.Rights}
 * says what those may do who act through an SDK. Push credentials and push templates are records: nothing is pushed.
 *
 * <p>A call comes in by {@link dev.parley.sandbox.Door}, finds its resource in {@link dev.parley.sandbox.Paths} (a class for
 * each: {@link dev.parley.sandbox.Conversations}, {@link dev.parley.sandbox.Messages} …), which reads the form and changes
 * the {@link dev.parley.sandbox.World} through {@link dev.parley.sandbox.Changes}. What follows from a change leaves by
 * {@link dev.parley.sandbox.Webhooks} and {@link dev.parley.sandbox.Carrier}; both call by
 * {@link dev.parley.sandbox.Caller}. {@link dev.parley.sandbox.Faults} lets calls and webhooks go wrong.
 * {@link dev.parley.sandbox.Phones} and {@link dev.parley.sandbox.Studio} act through
 * the same changes. One event loop does all of it, so nothing locks.
 *
 * <p>SDK clients come by the socket ({@link dev.parley.sandbox.twilsock}), each a {@link dev.parley.sandbox.SdkVisit}. What
 * they do becomes a REST call in {@link dev.parley.sandbox.SdkApi}, and what anybody does they see through
 * {@link dev.parley.sandbox.Mirror}, which keeps objects of {@link dev.parley.sandbox.sync} in step. Media come and go by
 * {@link dev.parley.sandbox.media}.
 *
 * <p>What clients and phones do waits for {@link dev.parley.sandbox.Hooks}: they are asked what
 * {@link dev.parley.sandbox.Questions} writes down, and a {@link dev.parley.sandbox.Verdict} says what comes of the answer.
 * Each conversation is asked about one change at a time, in order; others go on, and so do REST calls, which nobody is asked
 * about. {@link dev.parley.sandbox.Cause} knows who acts.
 *
 * <p>Time is {@link dev.parley.sandbox.time}'s: {@link dev.parley.sandbox.ClockFace} lets an hour pass, and what is due
 * meanwhile happens on the way: whatever waits, waits by {@link dev.parley.sandbox.time.Alarms}.
 * {@link dev.parley.sandbox.Coverage} says how much of Twilio all of it is.
 *
 * <p>People watch on the page at {@code /}: {@link dev.parley.sandbox.Spectators} tells it of calls, webhooks, conversations
 * and texts as they happen. Its files and the stream lie in {@link dev.parley.sandbox.page}.
 */
@NullMarked
package dev.parley.sandbox;

import org.jspecify.annotations.NullMarked;
