package dev.parley.admin;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The administrator's secret, {@code admin.token}: 16 or more of the characters that may follow {@code Bearer} in a header. A
 * shorter one could be guessed; other characters would not arrive, or would be interpreted in a route.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-2.1">RFC 6750: Authorization header</a>
 */
public record AdminToken(String text) {
    public static final Setting<Optional<String>> TOKEN = Setting.of(
                    "admin.token",
                    SettingType.TEXT.described("16 characters or more").optional(),
                    "Requests with Authorization: Bearer and this token may create and delete"
                            + " conversations at /conversations. Without it those routes do not exist.")
            .fromVariable("PARLEY_ADMIN_TOKEN")
            .asSecret();

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/-]{16,}=*");
    private static final String SCHEME = "Bearer ";

    public AdminToken {
        if (!SHAPE.matcher(text).matches()) {
            throw new IllegalArgumentException("admin.token has " + text.length()
                    + " characters: expected 16 or more, and only letters, digits and - . _ ~ + /. Set PARLEY_ADMIN_TOKEN,"
                    + " for example to the output of \"openssl rand -hex 32\".");
        }
    }

    /** Returns the token that is set, or nothing where none is. */
    public static Optional<AdminToken> from(Settings settings) {
        return settings.get(TOKEN).map(AdminToken::new);
    }

    /** Returns whether an {@code Authorization} header has this token, in constant time. */
    boolean matches(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        String given = authorization.substring(SCHEME.length()).strip();
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a text without the token. */
    @Override
    public String toString() {
        return "admin token of " + text.length() + " characters";
    }
}
