package dev.parley.webhook;

import dev.parley.logging.Printable;
import dev.parley.protocol.SignatureAlgorithm;
import java.util.HashMap;
import java.util.Map;

/**
 * What the header {@code X-Twilio-Webhooks-Signature-Settings} says of a signature: {@code key=webhooks_sharedkey_…,algorithm=…}.
 * Whoever sends it chooses by it, so it is taken only where it can mean one thing.
 *
 * @param key the name of the shared key
 * @param algorithm HMAC_SHA1 where the header names none, as Twilio's library has it
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhook-shared-keys">Twilio: shared keys</a>
 */
record SignatureSettings(String key, SignatureAlgorithm algorithm) {
    static final String HEADER = "X-Twilio-Webhooks-Signature-Settings";

    private static final int MOST_CHARACTERS = 256;
    private static final int SHOWN_CHARACTERS = 64;

    /**
     * Reads the header.
     *
     * @throws IllegalArgumentException that says what about it is not Twilio's
     */
    static SignatureSettings parse(String header) {
        if (header.length() > MOST_CHARACTERS) {
            throw mistake("has " + header.length() + " characters");
        }
        Map<String, String> parts = new HashMap<>();
        for (String part : header.split(",", -1)) {
            String[] named = part.split("=", 2);
            if (named.length < 2 || parts.put(named[0].strip(), named[1].strip()) != null) {
                throw mistake("is " + shown(header));
            }
        }
        String key = parts.getOrDefault("key", "");
        if (key.isEmpty()) {
            throw mistake("is " + shown(header));
        }
        String algorithm = parts.getOrDefault("algorithm", SignatureAlgorithm.HMAC_SHA1.name());
        return new SignatureSettings(
                key,
                SignatureAlgorithm.named(algorithm)
                        .orElseThrow(() -> mistake("names the algorithm " + shown(algorithm))));
    }

    private static IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException(
                HEADER + " " + what + ": expected key=webhooks_sharedkey_… and algorithm=HMAC_SHA256 or HMAC_SHA1");
    }

    /** Returns what a stranger wrote, shortened. */
    static String shown(String text) {
        return '"' + Printable.beginning(text, SHOWN_CHARACTERS) + '"';
    }
}
