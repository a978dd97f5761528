package dev.parley.token;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides which identity a caller gets a token for: {@code token.identities}. */
interface IdentityPolicy {
    /**
     * Returns the identity of the token; empty if the caller has requested none.
     *
     * @param identity the requested identity
     * @param proof reads the proof that was sent with it
     * @throws TokenRefused if the caller may not have a token, or not for that identity
     */
    Optional<Identity> decide(Optional<Identity> identity, Supplier<Optional<String>> proof);

    static IdentityPolicy of(IdentitySettings settings, Clock clock) {
        return switch (settings.mode()) {
            case ANY -> (identity, proof) -> identity;
            case RANDOM -> new RandomIdentities();
            case PROVEN -> new ProvenIdentities(settings, clock);
        };
    }
}
