package dev.parley.token;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Whom callers may be.
 *
 * @param proofKey {@code token.proof-key}, which the customer's server makes proofs with; 32 bytes or more in UTF-8
 * @param jwts how JWTs of the customer's are checked; with {@code PROVEN} there are these, a proof key, or both
 */
public record IdentitySettings(Mode mode, Optional<String> proofKey, Optional<JwtSettings> jwts) {
    private static final int MIN_KEY_BYTES = 32;

    /** What {@code token.identities} may say. */
    public enum Mode {
        /** Whoever made a random UUID. */
        RANDOM,
        /** Whoever the customer's server proves that they are. */
        PROVEN,
        /** Whoever they say. */
        ANY
    }

    public IdentitySettings {
        proofKey.ifPresent(IdentitySettings::requireLongEnough);
        if (mode == Mode.PROVEN && proofKey.isEmpty() && jwts.isEmpty()) {
            throw new IllegalArgumentException("token.identities is proven, and nothing proves them: set"
                    + " PARLEY_TOKEN_PROOF_KEY, say to what \"openssl rand -hex 32\" prints, or token.jwt-jwks-url,"
                    + " token.jwt-issuer and token.jwt-audience.");
        }
    }

    /** Returns the settings of those who check nothing but the shape of an identity. */
    public static IdentitySettings of(Mode mode) {
        return new IdentitySettings(mode, Optional.empty(), Optional.empty());
    }

    private static void requireLongEnough(String key) {
        int bytes = key.getBytes(StandardCharsets.UTF_8).length;
        if (bytes < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("token.proof-key has " + bytes + " bytes: expected " + MIN_KEY_BYTES
                    + " or more. Set PARLEY_TOKEN_PROOF_KEY, say to what \"openssl rand -hex 32\" prints.");
        }
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "IdentitySettings[" + mode + (proofKey.isPresent() ? ", proof key" : "")
                + (jwts.isPresent() ? ", JWTs" : "") + "]";
    }
}
