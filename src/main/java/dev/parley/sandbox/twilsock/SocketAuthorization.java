package dev.parley.sandbox.twilsock;

import java.time.Instant;

/**
 * Who was let in, until when.
 *
 * @param identity whom the token names
 * @param serviceSid the service that it opens
 * @param expires from then on it opens nothing
 */
public record SocketAuthorization(String identity, String serviceSid, Instant expires) {
    /** Returns whether a new token may take the place of the old one: it must be the same person at the same service. */
    boolean isSamePerson(SocketAuthorization other) {
        return identity.equals(other.identity) && serviceSid.equals(other.serviceSid);
    }
}
