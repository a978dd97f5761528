package dev.parley.door;

/**
 * A step, a condition or an endpoint that never waits, neither for a disk nor for anybody else. A route of nothing but such
 * runs on the thread that has read the request; every other route is handed over to one that may wait, which costs more than
 * all that a webhook's route does.
 */
public interface NeverWaits {}
