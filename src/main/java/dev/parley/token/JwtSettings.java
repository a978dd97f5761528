package dev.parley.token;

import java.net.URI;
import java.security.Key;
import java.util.Optional;

/**
 * How JWTs that the customer's own server issues are checked.
 *
 * @param key {@code token.jwt-key}, the only one that signs them
 * @param jwks {@code token.jwt-jwks-url}, where their public keys are published; there is this or the key
 * @param issuer their {@code iss}
 * @param audience what their {@code aud} is or holds
 */
public record JwtSettings(Optional<Key> key, Optional<URI> jwks, String issuer, String audience) {
    public JwtSettings {
        if (key.isPresent() == jwks.isPresent()) {
            throw new IllegalArgumentException(
                    "token.jwt-key and token.jwt-jwks-url are both set: expected one of them.");
        }
        jwks.ifPresent(JwtSettings::requireSafe);
    }

    /** What is fetched in the clear, others on the way can change. */
    private static void requireSafe(URI address) {
        boolean isSafe = "https".equalsIgnoreCase(address.getScheme())
                || String.valueOf(address.getHost()).matches("localhost|127(\\.\\d+){3}|\\[::1]");
        if (!isSafe) {
            throw new IllegalArgumentException(
                    "token.jwt-jwks-url is \"" + address
                            + "\": expected https, or an address of this machine, for whoever can change these keys can be anybody.");
        }
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "JwtSettings[" + jwks.map(URI::toString).orElse("a key") + ", " + issuer + ", " + audience + "]";
    }
}
