package dev.parley.inbox.deadletter;

/** Orders letters by the time when they were given up. */
enum DeadLetterOrder {
    NEWEST,
    OLDEST
}
