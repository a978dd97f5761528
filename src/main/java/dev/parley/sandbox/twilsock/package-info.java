/**
 * Twilio's socket protocol, as its browser SDKs use it: frames, authorization, requests inside the socket and their
 * replies, notice of a token's expiry. Knows nothing of conversations: requests are handled by a
 * {@link dev.parley.sandbox.twilsock.Backend}.
 *
 * <p>All of it runs on the event loop of its sockets and is bounded: the number of sockets, the size of frames,
 * requests at once, and unread bytes. A client beyond these limits is disconnected, and the SDK reconnects.
 *
 * <p>Twilio documents none of this. It is read from its SDK (npm {@code twilsock} 0.12 and 1.0), which is also the
 * test.
 */
@NullMarked
package dev.parley.sandbox.twilsock;

import org.jspecify.annotations.NullMarked;
