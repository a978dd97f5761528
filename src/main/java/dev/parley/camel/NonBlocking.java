package dev.parley.camel;

/**
 * A step, a condition or an endpoint that never waits, neither for a disk nor for the network. A request's route that consists
 * of these only runs on the event loop, an event's on a shared thread. Every other route runs on a worker thread; switching to
 * it costs more than such a route itself.
 */
public interface NonBlocking {}
