package dev.parley.sandbox.twilsock;

import java.time.Instant;

/**
 * The authorization of a client by its access token.
 *
 * @param identity the token's identity
 * @param serviceSid the service that it grants
 * @param expires when it expires
 */
public record SocketAuthorization(String identity, String serviceSid, Instant expires) {
    /** Returns whether a new token may replace the old one: it must have the same identity and service. */
    boolean isSamePerson(SocketAuthorization other) {
        return identity.equals(other.identity) && serviceSid.equals(other.serviceSid);
    }
}
