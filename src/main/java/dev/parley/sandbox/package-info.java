/**
 * A Twilio that runs on the developer's own machine: the same paths, codes and bodies, signed webhooks, and a phone. Keeps
 * everything in memory, bounded, and listens on the loopback address only, for its secrets are known to everybody.
 *
 * <p>A {@link dev.parley.sandbox.Service} holds what no other service knows: conversations, users, roles. Permissions are
 * records, so are addresses, push credentials and push templates: nobody is refused anything and nothing is pushed.
 *
 * <p>A call comes in by {@link dev.parley.sandbox.Door}, finds its resource in {@link dev.parley.sandbox.Paths} (a class for
 * each: {@link dev.parley.sandbox.Conversations}, {@link dev.parley.sandbox.Messages} …), which reads the form and changes
 * the {@link dev.parley.sandbox.World} through {@link dev.parley.sandbox.Changes}. What follows from a change leaves by
 * {@link dev.parley.sandbox.Webhooks} and {@link dev.parley.sandbox.Carrier}; both call by
 * {@link dev.parley.sandbox.Caller}. {@link dev.parley.sandbox.Phones} and {@link dev.parley.sandbox.SampleFlow} act through
 * the same changes. One event loop does all of it, so nothing locks.
 *
 * <p>What clients and phones do waits for {@link dev.parley.sandbox.Hooks}: they are asked what
 * {@link dev.parley.sandbox.Questions} writes down, and a {@link dev.parley.sandbox.Verdict} says what comes of the answer.
 * Each conversation is asked about one change at a time, in order; others go on, and so do REST calls, which nobody is asked
 * about. {@link dev.parley.sandbox.Cause} knows who acts.
 *
 * <p>People watch on the page at {@code /}: {@link dev.parley.sandbox.Spectators} tells it of calls, webhooks, conversations
 * and texts as they happen. Its files and the stream lie in {@link dev.parley.sandbox.page}.
 */
@NullMarked
package dev.parley.sandbox;

import org.jspecify.annotations.NullMarked;
