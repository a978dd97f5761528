package dev.parley.door;

/** The kind of a route's callers, which decides how much they may send. */
enum RouteKind {
    /** A step of the route checks a signature, so unsigned requests are refused before their body is read. */
    SIGNED,
    /** Pages in a browser call it. */
    BROWSER,
    /** Any other. */
    OTHER
}
