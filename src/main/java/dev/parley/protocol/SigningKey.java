package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret with its HMAC initialized: initializing takes longer than signing a short text. */
public final class SigningKey {
    private final SecretKeySpec key;
    private final Mac ready;

    public SigningKey(String secret, SignatureAlgorithm algorithm) {
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm.javaName());
        ready = ready(key);
    }

    /** Returns the HMAC over both texts, one after the other, in Base64. */
    public byte[] sign(String url, byte[] fields) {
        Mac mac = copyOfReady();
        mac.update(url.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encode(mac.doFinal(fields));
    }

    private Mac copyOfReady() {
        try {
            return (Mac) ready.clone();
        } catch (CloneNotSupportedException e) {
            // Not every security provider supports it.
            return ready(key);
        }
    }

    private static Mac ready(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + key.getAlgorithm(), e);
        }
    }
}
