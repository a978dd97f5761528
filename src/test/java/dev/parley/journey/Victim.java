package dev.parley.journey;

/** A process that a storm kills, and that is started again: a node, or the broker that nodes share. */
interface Victim {
    String name();

    /** Starts it, and returns before it can do anything. */
    void launch();

    /** Waits until it does its work. */
    void awaitReady();

    /** Ends it as a power cut would. */
    void kill();

    /** Tells it to stop, and waits until it has. */
    void stop();

    /** Returns all that it has printed, in all its lives. */
    String output();
}
