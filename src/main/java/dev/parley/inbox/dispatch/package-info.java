/**
 * Consumes events from the inbox and routes them: in order within a lane, each once, acknowledged when every route has
 * finished. {@link dev.parley.inbox.dispatch.LaneScheduler} decides and knows neither broker nor route;
 * {@link dev.parley.inbox.dispatch.DispatchTransactions} writes what it decided to the broker, and
 * {@link dev.parley.inbox.dispatch.RouteInvoker} calls the routes.
 */
@NullMarked
package dev.parley.inbox.dispatch;

import org.jspecify.annotations.NullMarked;
