package dev.parley.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How Twilio signs, by its own names. */
public enum SignatureAlgorithm {
    /** With an auth token, and with a shared key that is set so. */
    HMAC_SHA1("HmacSHA1"),
    /** With a shared key. */
    HMAC_SHA256("HmacSHA256");

    private final String javaName;

    SignatureAlgorithm(String javaName) {
        this.javaName = javaName;
    }

    /** Returns the name under which Java has it. */
    String javaName() {
        return javaName;
    }

    /** Returns the one of that name, letter case aside, as Twilio's library takes it. */
    public static Optional<SignatureAlgorithm> named(String name) {
        return Stream.of(values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
