package dev.parley.access;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The secrets that callers of a custom route may send in a header.
 *
 * @param header its name
 * @param secrets the accepted secrets, several during a rotation; each 16 or more printable ASCII characters without spaces; if
 *     empty, every request is refused
 */
public record AccessSettings(String header, List<String> secrets) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{16,}");

    public static final Setting<List<String>> SECRETS = Setting.of(
                    "access.secrets",
                    SettingType.TEXT.list().described("16 characters or more each, several separated by commas"),
                    "A route with the step sharedSecret accepts requests with one of these in a"
                            + " header; set two while one replaces the other. Such a route does not start"
                            + " without.")
            .fromVariable("PARLEY_ACCESS_SECRETS")
            .asSecret();

    public static final Setting<String> HEADER = Setting.of(
                    "access.header",
                    SettingType.TEXT.where(
                            header -> NAME.matcher(header).matches(), "the name of a header, such as X-Parley-Secret"),
                    "The header with the secret.")
            .byDefault("X-Parley-Secret");

    public AccessSettings {
        secrets = List.copyOf(secrets);
        if (!NAME.matcher(header).matches()) {
            throw new IllegalArgumentException(
                    "access.header is \"" + header + "\": expected the name of a header, such as X-Parley-Secret.");
        }
        secrets.stream()
                .filter(secret -> !SECRET.matcher(secret).matches())
                .findFirst()
                .ifPresent(secret -> {
                    throw new IllegalArgumentException("access.secrets has one of " + secret.length()
                            + " characters: expected 16 or more printable ASCII characters without spaces. Set"
                            + " PARLEY_ACCESS_SECRETS, for example to the output of \"openssl rand -hex 32\".");
                });
    }

    public static AccessSettings from(Settings settings) {
        return new AccessSettings(settings.get(HEADER), settings.get(SECRETS));
    }

    /** Returns whether it is one of the secrets, in constant time. */
    boolean accepts(String given) {
        byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
        boolean accepted = false;
        for (String secret : secrets) {
            accepted |= MessageDigest.isEqual(secret.getBytes(StandardCharsets.UTF_8), bytes);
        }
        return accepted;
    }

    /** Returns a text without the secrets. */
    @Override
    public String toString() {
        return "AccessSettings[" + header + ", " + secrets.size() + " secrets]";
    }
}
