package dev.parley.inbox;

/** By when letters were given up. */
enum Order {
    NEWEST,
    OLDEST
}
