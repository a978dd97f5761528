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
 * The accepted keys: auth tokens, and shared keys by name. A request that names a shared key is checked with that key and the
 * algorithm it names only; any other request with the auth tokens and HMAC_SHA1 only.
 */
final class SigningKeys {
    private static final String SHARED = "webhooks_sharedkey_";
    private static final int SHOWN_CHARACTERS = SHARED.length() + 4;

    private final Candidates authTokens;
    private final Map<SignatureSettings, Candidates> shared = new HashMap<>();

    /**
     * Reads {@code webhooks.signing-keys}.
     *
     * @param entries each an auth token, or the name of a shared key, a colon and its secret
     * @throws IllegalArgumentException that says which entry is neither, without its secret
     */
    SigningKeys(List<String> entries) {
        authTokens = new Candidates(
                "HMAC_SHA1 signature",
                "if it signs with another auth token, add that to webhooks.signing-keys",
                entries.stream()
                        .filter(entry -> !entry.startsWith(SHARED))
                        .map(token -> new SigningKey(token, SignatureAlgorithm.HMAC_SHA1))
                        .toList());
        entries.stream().filter(entry -> entry.startsWith(SHARED)).forEach(this::addShared);
    }

    private void addShared(String entry) {
        int colon = entry.indexOf(':');
        if (colon <= SHARED.length() || colon == entry.length() - 1) {
            throw new IllegalArgumentException("webhooks.signing-keys has \""
                    + entry.substring(0, Math.min(SHOWN_CHARACTERS, entry.length())) + "…\" (" + entry.length()
                    + " characters): expected the name of a shared key, a colon and its secret.");
        }
        String name = entry.substring(0, colon);
        for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
            Candidates candidates = new Candidates(
                    algorithm + " signature by " + name,
                    "if the key has another secret, set that in webhooks.signing-keys",
                    List.of(new SigningKey(entry.substring(colon + 1), algorithm)));
            if (shared.put(new SignatureSettings(name, algorithm), candidates) != null) {
                throw new IllegalArgumentException(
                        "webhooks.signing-keys has " + name + " twice: expected one secret.");
            }
        }
    }

    /**
     * Returns the keys that a request is checked with.
     *
     * @throws IllegalArgumentException that says for the log why there is none
     */
    Candidates candidatesFor(OriginalRequest request) {
        List<String> headers = request.headers().getAll(SignatureSettings.HEADER);
        if (headers.size() > 1) {
            throw new IllegalArgumentException("it has more than one " + SignatureSettings.HEADER);
        }
        if (headers.isEmpty() || headers.get(0).isBlank()) {
            if (authTokens.keys().isEmpty()) {
                throw new IllegalArgumentException("it names no shared key in " + SignatureSettings.HEADER
                        + ", and webhooks.signing-keys has no auth token");
            }
            return authTokens;
        }
        SignatureSettings settings = SignatureSettings.parse(headers.get(0));
        Candidates named = shared.get(settings);
        if (named == null) {
            throw new IllegalArgumentException("it is signed with " + settings.algorithm() + " by key "
                    + SignatureSettings.quote(settings.key()) + ", which is not in webhooks.signing-keys. If the"
                    + " key is yours, add its name, a colon and its secret there");
        }
        return named;
    }

    /**
     * The keys that a request is checked with.
     *
     * @param signature the name of their signature in the log
     * @param advice what to do if Twilio signs with another key
     */
    record Candidates(String signature, String advice, List<SigningKey> keys) {
        /** Returns whether one of them has signed that text, with or without the default port in the URL. */
        boolean match(String url, byte[] fields, String signed) {
            byte[] given = signed.getBytes(StandardCharsets.UTF_8);
            boolean matched = false;
            for (String portForm : Signature.portForms(url)) {
                for (SigningKey key : keys) {
                    // Every key is tried, so that the time taken does not reveal which one matched.
                    matched |= MessageDigest.isEqual(key.sign(portForm, fields), given);
                }
            }
            return matched;
        }
    }
}
