package dev.parley.webhook;

import dev.parley.door.OriginalRequest;
import dev.parley.protocol.Signature;
import dev.parley.protocol.SignatureAlgorithm;
import dev.parley.protocol.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys that may have signed: auth tokens, and shared keys by their names. A request that names a shared key is held
 * against that one only, with the algorithm it names; any other against the auth tokens only, with HMAC_SHA1.
 */
final class SigningKeys {
    private static final String SHARED = "webhooks_sharedkey_";
    private static final int SHOWN_CHARACTERS = SHARED.length() + 4;

    private final Chosen authTokens;
    private final Map<SignatureSettings, Chosen> shared = new HashMap<>();

    /**
     * Reads {@code webhooks.signing-keys}.
     *
     * @param entries each an auth token, or the name of a shared key, a colon and its secret
     * @throws IllegalArgumentException that says which entry is neither, without its secret
     */
    SigningKeys(List<String> entries) {
        authTokens = new Chosen(
                "HMAC_SHA1 signature",
                "if it signs with another auth token, add that to webhooks.signing-keys",
                entries.stream()
                        .filter(entry -> !entry.startsWith(SHARED))
                        .map(token -> new SigningKey(token, SignatureAlgorithm.HMAC_SHA1))
                        .toList());
        entries.stream().filter(entry -> entry.startsWith(SHARED)).forEach(this::share);
    }

    private void share(String entry) {
        int colon = entry.indexOf(':');
        if (colon <= SHARED.length() || colon == entry.length() - 1) {
            throw new IllegalArgumentException("webhooks.signing-keys has \""
                    + entry.substring(0, Math.min(SHOWN_CHARACTERS, entry.length())) + "…\" (" + entry.length()
                    + " characters): expected the name of a shared key, a colon and its secret.");
        }
        String name = entry.substring(0, colon);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            Chosen one = new Chosen(
                    algorithm + " signature by " + name,
                    "if the key has another secret, set that in webhooks.signing-keys",
                    List.of(new SigningKey(entry.substring(colon + 1), algorithm)));
            if (shared.put(new SignatureSettings(name, algorithm), one) != null) {
                throw new IllegalArgumentException(
                        "webhooks.signing-keys has " + name + " twice: expected one secret.");
            }
        }
    }

    /**
     * Returns the keys that a request is to be held against.
     *
     * @throws IllegalArgumentException that says why there are none, for the log
     */
    Chosen chosenBy(OriginalRequest request) {
        List<String> headers = request.headers().getAll(SignatureSettings.HEADER);
        if (headers.size() > 1) {
            throw new IllegalArgumentException("it carries more than one " + SignatureSettings.HEADER);
        }
        if (headers.isEmpty() || headers.get(0).isBlank()) {
            if (authTokens.keys().isEmpty()) {
                throw new IllegalArgumentException("it names no shared key in " + SignatureSettings.HEADER
                        + ", and webhooks.signing-keys holds no auth token");
            }
            return authTokens;
        }
        SignatureSettings settings = SignatureSettings.parse(headers.get(0));
        Chosen named = shared.get(settings);
        if (named == null) {
            throw new IllegalArgumentException("it is signed with " + settings.algorithm() + " by key "
                    + SignatureSettings.shown(settings.key()) + ", which webhooks.signing-keys does not hold. If the"
                    + " key is yours, add its name, a colon and its secret there");
        }
        return named;
    }

    /**
     * Keys that a request is held against.
     *
     * @param signature what they make, as the log calls it
     * @param otherwise what to do where Twilio signs with another
     */
    record Chosen(String signature, String otherwise, List<SigningKey> keys) {
        /** Returns whether one of them has signed that text, whether or not the default port stands in the URL. */
        boolean match(String url, byte[] fields, String signed) {
            byte[] given = signed.getBytes(StandardCharsets.UTF_8);
            boolean matched = false;
            for (String portForm : Signature.portForms(url)) {
                for (SigningKey key : keys) {
                    // Every one is tried, so that the time taken tells nobody which one was near.
                    matched |= MessageDigest.isEqual(key.sign(portForm, fields), given);
                }
            }
            return matched;
        }
    }
}
