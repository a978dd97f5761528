/**
 * A Studio flow: its definition as Studio exports it, and the run of one execution through it. Promises that a definition
 * which was read holds no loose ends, and that a run is bounded in steps, in time and in what it keeps.
 *
 * <p>Knows nothing of conversations and phones. What a run needs of the world outside it asks of a
 * {@link dev.parley.sandbox.flow.FlowActions}; each widget ({@link dev.parley.sandbox.flow.SendMessage},
 * {@link dev.parley.sandbox.flow.SplitBasedOn} …) acts while it is its {@link dev.parley.sandbox.flow.WidgetTurn}. Widgets that the
 * sandbox cannot run are read all the same, for a flow may never come to them: flows that answer calls as well as messages
 * are common.
 *
 * <p>Studio has no widget that adds a participant. Flows do it as Twilio's tutorial does, with a request to Conversations,
 * so here it is a request like any other.
 *
 * @see <a href="https://www.twilio.com/docs/studio/rest-api/v2/flow-definition">Twilio: flow definition</a>
 * @see <a href="https://www.twilio.com/docs/studio/tutorials/using-conversations-with-studio">Twilio: Conversations with
 *     Studio</a>
 */
@NullMarked
package dev.parley.sandbox.flow;

import org.jspecify.annotations.NullMarked;
