package dev.parley.token;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides for whom a caller gets a token: {@code token.identities}. */
interface IdentityPolicy {
    /**
     * Returns whom the token is for; empty where it is for nobody in particular.
     *
     * @param identity who the caller says to be
     * @param proof reads what came with it, to prove that
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
