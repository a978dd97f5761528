package dev.parley.protocol.http;

/** Why a server refuses a request before it reaches a route. */
public enum Reason {
    CONNECTIONS(503, "connections", "Closed a new connection", "too many are open"),
    EVICTED(503, "evicted", "Closed the connection that was idle longest", "too many are open"),
    MALFORMED(400, "malformed", "Refused a request", "it is not valid HTTP"),
    LINE_TOO_LONG(414, "line", "Refused a request", "its first line is too long"),
    HEADERS_TOO_LARGE(431, "headers", "Refused a request", "its headers are too large"),
    HEAD_TOO_SLOW(408, "slow-head", "Refused a request", "its line and headers took too long to arrive"),
    BODY_TOO_LARGE(413, "body", "Refused a request", "its body is too large"),
    BODY_TOO_SLOW(408, "slow-body", "Refused a request", "its body arrived too slowly"),
    UNREADABLE(400, "unreadable", "Refused a request", "it cannot be read"),
    NO_ROOM(503, "no-room", "Refused a request", "the memory for requests is in use"),
    TOO_MANY(503, "too-many", "Refused a request", "too many requests are waiting"),
    UNREAD_ANSWERS(408, "unread", "Closed a connection", "its caller does not read the responses"),
    PIPELINED(503, "pipelined", "Closed a connection", "too many requests were sent before a response");

    private final int status;
    private final String label;
    private final String what;
    private final String why;

    Reason(int status, String label, String what, String why) {
        this.status = status;
        this.label = label;
        this.what = what;
        this.why = why;
    }

    /** Returns the HTTP status of the response, if one can be sent. */
    public int status() {
        return status;
    }

    /** Returns its label in metrics. */
    public String label() {
        return label;
    }

    /** Returns the sentence for the log, without its full stop. */
    String sentence() {
        return what + ": " + why;
    }
}
