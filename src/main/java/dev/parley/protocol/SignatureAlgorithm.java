package dev.parley.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Twilio's signature algorithms, by Twilio's names. */
public enum SignatureAlgorithm {
    /** Used with an auth token, and with a shared key that is configured so. */
    HMAC_SHA1("HmacSHA1"),
    /** Used with a shared key. */
    HMAC_SHA256("HmacSHA256");

    private final String javaName;

    SignatureAlgorithm(String javaName) {
        this.javaName = javaName;
    }

    /** Returns the name of the JCA algorithm. */
    String javaName() {
        return javaName;
    }

    /** Returns the algorithm of that name, ignoring case, as Twilio's library does. */
    public static Optional<SignatureAlgorithm> named(String name) {
        return Stream.of(values())
                .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
