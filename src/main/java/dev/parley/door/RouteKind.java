package dev.parley.door;

/** What a route is for, as far as it matters to how much its callers may send. */
enum RouteKind {
    /** A step of the route checks a signature, so strangers are refused before their body is read. */
    SIGNED,
    /** Pages in a browser call it. */
    BROWSER,
    /** Any other. */
    OTHER
}
