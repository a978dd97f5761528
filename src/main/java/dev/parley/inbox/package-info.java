/**
 * The durable queue between accepting and acting. Promises that an event is on disk before its 200, that the events of one
 * conversation are handled in order, each once, and that one is forgotten only when every listening route has finished with
 * it or its dead letter is stored. Refuses to know what the routes do.
 *
 * <p>It stands on Artemis, embedded or elsewhere, by its core client: JMS would take a thread for every waiting send. What comes
 * in goes through {@link dev.parley.inbox.accept.InboxWriter}; what goes out is decided by
 * {@link dev.parley.inbox.dispatch.LaneScheduler}, written down by {@link dev.parley.inbox.dispatch.DispatchTransactions}, and
 * heard by {@link dev.parley.inbox.dispatch.RouteInvoker}.
 */
@NullMarked
package dev.parley.inbox;

import org.jspecify.annotations.NullMarked;
