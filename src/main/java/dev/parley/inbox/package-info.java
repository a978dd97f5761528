/**
 * The durable queue between accepting an event and acting on it. Guarantees that an event is on disk before its 200, that the
 * events of one conversation are handled in order, each once, and that an event is acknowledged only when every listening
 * route has finished it or its dead letter is stored. Knows nothing of what routes do.
 *
 * <p>Based on Artemis, embedded or external, and its core client: JMS would block a thread for every waiting send.
 * {@link dev.parley.inbox.accept.InboxWriter} writes what comes in; {@link dev.parley.inbox.dispatch.LaneScheduler} decides
 * what goes out, {@link dev.parley.inbox.dispatch.DispatchTransactions} writes those decisions, and
 * {@link dev.parley.inbox.dispatch.RouteInvoker} calls the routes.
 */
@NullMarked
package dev.parley.inbox;

import org.jspecify.annotations.NullMarked;
