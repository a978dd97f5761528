package dev.parley.token;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
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
    public static final Setting<Optional<String>> KEY = Setting.of(
                    "token.jwt-key",
                    SettingType.TEXT
                            .described("a secret of 32 bytes or more (HS256), or a public key in PEM (RS, PS and ES)")
                            .optional(),
                    "With proven, for JWTs of your own, whose sub is the identity: the key that signs" + " them.")
            .fromVariable("PARLEY_TOKEN_JWT_KEY")
            .asSecret();

    public static final Setting<Optional<URI>> JWKS_URL = Setting.of(
            "token.jwt-jwks-url",
            SettingType.ADDRESS.described("an https address").optional(),
            "In place of token.jwt-key: the address of their JSON Web Key Set.");

    public static final Setting<Optional<String>> ISSUER = Setting.of(
            "token.jwt-issuer",
            SettingType.TEXT.optional(),
            "The iss that the JWTs must have. Required with a key or a key set.");

    public static final Setting<Optional<String>> AUDIENCE = Setting.of(
            "token.jwt-audience",
            SettingType.TEXT.optional(),
            "The aud that the JWTs must have, or one of its values. Required with a key or a" + " key set.");

    public JwtSettings {
        if (key.isPresent() == jwks.isPresent()) {
            throw new IllegalArgumentException(
                    "token.jwt-key and token.jwt-jwks-url are both set: expected one of them.");
        }
        jwks.ifPresent(JwtSettings::requireHttpsOrLoopback);
    }

    /** Returns what is set; empty where neither a key nor a key set is. */
    static Optional<JwtSettings> from(Settings settings) {
        Optional<Key> key = settings.get(KEY).map(JwtKey::of);
        Optional<URI> jwks = settings.get(JWKS_URL);
        if (key.isEmpty() && jwks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new JwtSettings(key, jwks, settings.require(ISSUER), settings.require(AUDIENCE)));
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
