package dev.parley.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which identities callers may have.
 *
 * @param proofKey {@code token.proof-key}, which the customer's server signs proofs with; 32 bytes or more in UTF-8
 * @param jwts how the customer's JWTs are checked; {@code PROVEN} needs these, a proof key, or both
 */
public record IdentitySettings(Mode mode, Optional<String> proofKey, Optional<JwtSettings> jwts) {
    private static final int MIN_KEY_BYTES = 32;

    /** The values of {@code token.identities}. */
    public enum Mode {
        /** A random UUID. */
        RANDOM,
        /** An identity that the customer's server proves. */
        PROVEN,
        /** Any identity, unchecked. */
        ANY
    }

    public IdentitySettings {
        proofKey.ifPresent(IdentitySettings::requireLongEnough);
        if (mode == Mode.PROVEN && proofKey.isEmpty() && jwts.isEmpty()) {
            throw new IllegalArgumentException("token.identities is proven, which needs a key: set"
                    + " PARLEY_TOKEN_PROOF_KEY, for example to the output of \"openssl rand -hex 32\", or token.jwt-jwks-url,"
                    + " token.jwt-issuer and token.jwt-audience.");
        }
    }

    /** Returns settings without keys, which check only the shape of an identity. */
    public static IdentitySettings of(Mode mode) {
        return new IdentitySettings(mode, Optional.empty(), Optional.empty());
    }

    private static void requireLongEnough(String key) {
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("token.proof-key has " + bytes + " bytes: expected " + MIN_KEY_BYTES
                    + " or more. Set PARLEY_TOKEN_PROOF_KEY, for example to the output of \"openssl rand -hex 32\".");
        }
    }

    /** Returns a text without the key. */
    @Override
    public String toString() {
        return "IdentitySettings[" + mode + (proofKey.isPresent() ? ", proof key" : "")
                + (jwts.isPresent() ? ", JWTs" : "") + "]";
    }
}
