package dev.parley.inbox.deadletter;

/** By when letters were given up. */
enum DeadLetterOrder {
    NEWEST,
    OLDEST
}
