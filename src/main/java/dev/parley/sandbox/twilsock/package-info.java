/**
 * Twilio's socket, as its browser SDKs speak it: frames, who is let in, requests inside the socket and their replies, notices
 * that a token ends. Knows nothing of conversations: what a request means is up to a
 * {@link dev.parley.sandbox.twilsock.Backend}.
 *
 * <p>All of it runs on the event loop of its sockets and is bounded: so many sockets, so large a frame, so many requests at
 * once, so much that a client has not read. Whoever goes beyond is cut off, and comes back: the SDK connects again.
 *
 * <p>Twilio documents none of this. It is read from its SDK (npm {@code twilsock} 0.12 and 1.0), which is also the judge.
 */
@NullMarked
package dev.parley.sandbox.twilsock;

import org.jspecify.annotations.NullMarked;
