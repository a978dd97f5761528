package dev.parley.token;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
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

    public static final Setting<Optional<Mode>> IDENTITIES = Setting.of(
                    "token.identities",
                    SettingType.choice(Mode.class).optional(),
                    "For whom /token and /chat-widget give tokens. random: who made a UUID of version 4, or lets Parley make one;"
                            + " who knows a visitor's UUID can be that visitor. proven: whom your own server proves to be that"
                            + " identity, by a proof or a JWT, below. any: who is named.")
            .otherwise("random, and any with the sandbox");

    public static final Setting<Optional<String>> PROOF_KEY = Setting.of(
                    "token.proof-key",
                    SettingType.TEXT.described("32 bytes or more in UTF-8").optional(),
                    "With proven: the key that your server makes proofs with. A proof is <exp>.<mac>: the second of the epoch when"
                            + " it ends, at most ten minutes ahead, and the HMAC-SHA256 of exp, a line feed and the identity, in"
                            + " base64url.")
            .fromVariable("PARLEY_TOKEN_PROOF_KEY")
            .asSecret();

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
