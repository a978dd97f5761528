package dev.parley.token;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
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

    public static final Setting<Optional<Mode>> IDENTITIES = Setting.of(
                    "token.identities",
                    SettingType.choice(Mode.class).optional(),
                    "Which identities /token and /chat-widget give tokens for. random: a UUID of"
                            + " version 4, of the page's or of Parley's making; anyone who knows a visitor's"
                            + " UUID can be that visitor. proven: an identity that your own server proves, by a"
                            + " proof or a JWT, below. any: every identity that is asked for.")
            .otherwise("random, and any with the sandbox");

    public static final Setting<Optional<String>> PROOF_KEY = Setting.of(
                    "token.proof-key",
                    SettingType.TEXT.described("32 bytes or more in UTF-8").optional(),
                    "With proven: the key that your server makes proofs with. A proof is <exp>.<mac>: the second of the epoch when"
                            + " it ends, at most ten minutes ahead, and the HMAC-SHA256 of exp, a line feed and the identity, in"
                            + " base64url.")
            .fromVariable("PARLEY_TOKEN_PROOF_KEY")
            .asSecret();

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

    /**
     * Reads who gets a token.
     *
     * @param otherwise what holds where {@code token.identities} is not set
     */
    public static IdentitySettings from(Settings settings, Mode otherwise) {
        Mode mode = settings.get(IDENTITIES).orElse(otherwise);
        if (mode != Mode.PROVEN) {
            return of(mode);
        }
        return new IdentitySettings(mode, settings.get(PROOF_KEY), JwtSettings.from(settings));
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
