/**
 * Takes events off the inbox and hands them to routes: in order within a lane, each once, and forgotten when every route has
 * finished. {@link dev.parley.inbox.dispatch.LaneScheduler} decides and knows neither broker nor route;
 * {@link dev.parley.inbox.dispatch.DispatchTransactions} writes down what it decided, and
 * {@link dev.parley.inbox.dispatch.RouteInvoker} calls the routes.
 */
@NullMarked
package dev.parley.inbox.dispatch;

import org.jspecify.annotations.NullMarked;
