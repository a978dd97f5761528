package dev.parley.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks proofs that the customer's server makes with a key it shares with Parley: {@code <exp>.<mac>}, where {@code exp} is
 * the expiry in epoch seconds and {@code mac} the HMAC-SHA256 of {@code exp}, a line feed and the identity in UTF-8, encoded as
 * base64url. A proof can be used repeatedly until it expires, within ten minutes at most.
 */
final class ProofCheck {
    private static final Pattern SHAPE = Pattern.compile("(?<exp>\\d{1,12})\\.(?<mac>[A-Za-z0-9_-]{43})=?");
    private static final Duration MAX_LIFETIME = Duration.ofMinutes(10);
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Clock clock;

    /** @param key {@code token.proof-key}, 32 bytes or more in UTF-8 */
    ProofCheck(String key, Clock clock) {
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.clock = clock;
    }

    /** @throws TokenRefused if the proof does not match the identity, has expired, or expires too late */
    void verify(Identity identity, String proof) {
        Matcher parts = SHAPE.matcher(proof);
        if (!parts.matches()) {
            throw ProvenIdentities.unproven("the proof is not <exp>.<base64url of 32 bytes>");
        }
        String exp = parts.group("exp");
        byte[] given = Base64.getUrlDecoder().decode(parts.group("mac"));
        if (!MessageDigest.isEqual(mac(exp + "\n" + identity.text()), given)) {
            throw ProvenIdentities.unproven("the proof was made for another identity or exp, or with another key");
        }
        long ahead = Long.parseLong(exp) - clock.instant().getEpochSecond();
        if (ahead <= 0) {
            throw ProvenIdentities.unproven("the proof has expired");
        }
        if (ahead > MAX_LIFETIME.toSeconds()) {
            throw ProvenIdentities.unproven("the proof expires more than ten minutes from now, or a clock is wrong");
        }
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
