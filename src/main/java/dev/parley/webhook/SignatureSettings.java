package dev.parley.webhook;

import dev.parley.logging.Printable;
import dev.parley.protocol.SignatureAlgorithm;
import java.util.HashMap;
import java.util.Map;

/**
 * The header {@code X-Twilio-Webhooks-Signature-Settings}: {@code key=webhooks_sharedkey_…,algorithm=…}. It selects the key that
 * a signature is checked with, so ambiguous headers are refused.
 *
 * @param key the name of the shared key
 * @param algorithm HMAC_SHA1 if the header names none, as in Twilio's library
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhook-shared-keys">Twilio: shared keys</a>
 */
record SignatureSettings(String key, SignatureAlgorithm algorithm) {
    static final String HEADER = "X-Twilio-Webhooks-Signature-Settings";

    private static final int MAX_CHARACTERS = 256;
    private static final int SHOWN_CHARACTERS = 64;

    /**
     * Reads the header.
     *
     * @throws IllegalArgumentException that says what is invalid
     */
    static SignatureSettings parse(String header) {
        if (header.length() > MAX_CHARACTERS) {
            throw invalid("has " + header.length() + " characters");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : header.split(",", -1)) {
            String[] named = part.split("=", 2);
            if (named.length < 2 || parts.put(named[0].strip(), named[1].strip()) != null) {
                throw invalid("is " + quote(header));
            }
        }
        String key = parts.getOrDefault("key", "");
        if (key.isEmpty()) {
            throw invalid("is " + quote(header));
        }
        String algorithm = parts.getOrDefault("algorithm", SignatureAlgorithm.HMAC_SHA1.name());
        return new SignatureSettings(
                key,
                SignatureAlgorithm.named(algorithm)
                        .orElseThrow(() -> invalid("names the algorithm " + quote(algorithm))));
    }

    private static IllegalArgumentException invalid(String what) {
        return new IllegalArgumentException(
                HEADER + " " + what + ": expected key=webhooks_sharedkey_… and algorithm=HMAC_SHA256 or HMAC_SHA1");
    }

    /** Returns untrusted text for the log, shortened and quoted. */
    static String quote(String text) {
        return '"' + Printable.beginning(text, SHOWN_CHARACTERS) + '"';
    }
}
