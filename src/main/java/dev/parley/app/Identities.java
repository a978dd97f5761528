package dev.parley.app;

import dev.parley.app.settings.Settings;
import dev.parley.token.IdentitySettings;
import dev.parley.token.IdentitySettings.Mode;
import dev.parley.token.JwtKey;
import dev.parley.token.JwtSettings;
import java.net.URI;
import java.security.Key;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads who gets a token: {@code token.identities}, and what proves who somebody is. */
final class Identities {
    private static final String MODE = "token.identities";

    private Identities() {}

    /** @param sandbox whether it stands in for Twilio: what its tokens open is nobody's */
    static Mode mode(Settings settings, boolean sandbox) {
        if (settings.optional(MODE).isEmpty()) {
            return sandbox ? Mode.ANY : Mode.RANDOM;
        }
        return Mode.valueOf(
                settings.choice(MODE, List.of("random", "proven", "any")).toUpperCase(Locale.ROOT));
    }

    static IdentitySettings of(Settings settings, boolean sandbox) {
        Mode mode = mode(settings, sandbox);
        if (mode != Mode.PROVEN) {
            return IdentitySettings.of(mode);
        }
        return new IdentitySettings(mode, settings.optional("token.proof-key"), jwts(settings));
    }

    private static Optional<JwtSettings> jwts(Settings settings) {
        Optional<Key> key = settings.optional("token.jwt-key").map(JwtKey::of);
        Optional<URI> jwks = settings.optionalAddress("token.jwt-jwks-url");
        if (key.isEmpty() && jwks.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new JwtSettings(key, jwks, settings.text("token.jwt-issuer"), settings.text("token.jwt-audience")));
    }
}
