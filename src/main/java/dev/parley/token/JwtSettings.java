package dev.parley.token;

import java.net.URI;
import java.security.Key;
import java.util.Optional;

/**
 * How JWTs that the customer's server issues are checked.
 *
 * @param key {@code token.jwt-key}, the only key
 * @param jwks {@code token.jwt-jwks-url}, where the public keys are published; either this or the key is set
 * @param issuer the required {@code iss}
 * @param audience the required {@code aud}, or one of its values
 */
public record JwtSettings(Optional<Key> key, Optional<URI> jwks, String issuer, String audience) {
    public JwtSettings {
        if (key.isPresent() == jwks.isPresent()) {
            throw new IllegalArgumentException(
                    "token.jwt-key and token.jwt-jwks-url are both set: expected one of them.");
        }
        jwks.ifPresent(JwtSettings::requireHttpsOrLoopback);
    }

    /** Without TLS the keys could be replaced in transit. */
    private static void requireHttpsOrLoopback(URI address) {
        boolean isSafe = "https".equalsIgnoreCase(address.getScheme())
                || String.valueOf(address.getHost()).matches("localhost|127(\\.\\d+){3}|\\[::1]");
        if (!isSafe) {
            throw new IllegalArgumentException("token.jwt-jwks-url is \"" + address
                    + "\": expected https, or a loopback address: with other keys a caller could take any identity.");
        }
    }

    /** Returns a text without the key. */
    @Override
    public String toString() {
        return "JwtSettings[" + jwks.map(URI::toString).orElse("a key") + ", " + issuer + ", " + audience + "]";
    }
}
