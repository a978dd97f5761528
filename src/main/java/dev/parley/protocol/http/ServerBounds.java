package dev.parley.protocol.http;

import java.time.Duration;

/**
 * Limits on connections and on requests that are still arriving.
 *
 * @param connections how many at once
 * @param connectionsPerAddress how many at once from one address
 * @param lineBytes the longest request line, or line of a chunked body
 * @param longLineBytes the longest request line of paths that accept more
 * @param headerBytes the size of all headers together
 * @param headTime how long a request's line and headers may take to arrive
 * @param bodyTime how long a body may take to arrive
 * @param bodyBytesPerSecond the lowest average rate of a body after its first {@value #GRACE_SECONDS} seconds
 */
public record ServerBounds(
        int connections,
        int connectionsPerAddress,
        int lineBytes,
        int longLineBytes,
        int headerBytes,
        Duration headTime,
        Duration bodyTime,
        int bodyBytesPerSecond) {
    /** How long a body may take before its rate is checked. */
    static final int GRACE_SECONDS = 5;

    /** How many requests on one connection may be unanswered. */
    static final int PIPELINED = 64;

    public static final ServerBounds DEFAULT = new ServerBounds(
            1_000, 100, 16 * 1024, 128 * 1024, 16 * 1024, Duration.ofSeconds(10), Duration.ofSeconds(60), 8 * 1024);

    /** Returns these bounds with other numbers of connections and times. */
    public ServerBounds with(int newConnections, int newPerAddress, Duration newHeadTime, Duration newBodyTime) {
        return new ServerBounds(
                newConnections,
                newPerAddress,
                lineBytes,
                longLineBytes,
                headerBytes,
                newHeadTime,
                newBodyTime,
                bodyBytesPerSecond);
    }

    /** Returns these bounds for that many connections, from any address. */
    public ServerBounds withConnections(int number) {
        return with(number, number, headTime, bodyTime);
    }
}
