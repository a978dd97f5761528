/**
 * A Studio flow: its definition as Studio exports it, and the run of one execution through it. Promises that every
 * transition of a definition leads to one of its widgets, and that a run is bounded in steps, time and memory.
 *
 * <p>Knows nothing of conversations and phones. A run acts on them through {@link dev.parley.sandbox.flow.FlowActions};
 * each widget ({@link dev.parley.sandbox.flow.SendMessage}, {@link dev.parley.sandbox.flow.SplitBasedOn} …) acts during
 * its {@link dev.parley.sandbox.flow.WidgetTurn}. Widgets that the sandbox cannot run are read all the same, as a flow
 * may never reach them: flows for both calls and messages are common.
 *
 * <p>Studio has no widget that adds a participant. Flows do it as in Twilio's tutorial, with a request to
 * Conversations.
 *
 * @see <a href="https://www.twilio.com/docs/studio/rest-api/v2/flow-definition">Twilio: flow definition</a>
 * @see <a href="https://www.twilio.com/docs/studio/tutorials/using-conversations-with-studio">Twilio: Conversations with
 *     Studio</a>
 */
@NullMarked
package dev.parley.sandbox.flow;

import org.jspecify.annotations.NullMarked;
