package dev.parley.camel;

/**
 * A step, a condition or an endpoint that never waits, neither for a disk nor for anybody else. A request's route of nothing
 * but such runs on the thread that has read the request, an event's on one that all such routes share; every other route is
 * handed over to one that may wait, which costs more than all that such a route does.
 */
public interface NonBlocking {}
