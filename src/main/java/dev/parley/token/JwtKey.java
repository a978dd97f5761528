package dev.parley.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;

/** Reads {@code token.jwt-key}: a public key in PEM, RSA or EC, or a secret. */
public final class JwtKey {
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";
    private static final int MIN_SECRET_BYTES = 32;
    private static final int MIN_RSA_BITS = 2048;

    private JwtKey() {}

    /**
     * Reads a PEM public key, or takes the text as a secret.
     *
     * @throws IllegalArgumentException if it is neither, or too short
     */
    public static Key of(String text) {
        return text.startsWith("-----BEGIN ") ? publicKey(text) : secret(text);
    }

    private static Key secret(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException(
                    "token.jwt-key has " + bytes.length + " bytes: expected " + MIN_SECRET_BYTES
                            + " or more, as HS256 requires, or a public key in PEM. Set PARLEY_TOKEN_JWT_KEY.");
        }
        return new SecretKeySpec(bytes, "HmacSHA256");
    }

    private static Key publicKey(String pem) {
        // In environment variables line breaks are often written as \n.
        String plain = pem.replace("\\n", "\n").strip();
        if (plain.startsWith(BEGIN) && plain.endsWith(END)) {
            String base64 = plain.substring(BEGIN.length(), plain.length() - END.length());
            for (String algorithm : List.of("RSA", "EC")) {
                Optional<PublicKey> key = publicKey(algorithm, base64);
                if (key.isPresent()) {
                    requireLongEnough(key.get());
                    return key.get();
                }
            }
        }
        throw new IllegalArgumentException("token.jwt-key is in PEM, but not an RSA or EC public key: expected " + BEGIN
                + ", as \"openssl pkey -pubout\" writes it. Set PARLEY_TOKEN_JWT_KEY.");
    }

    private static Optional<PublicKey> publicKey(String algorithm, String base64) {
        try {
            byte[] encoded = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
            return Optional.of(KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void requireLongEnough(PublicKey key) {
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            throw new IllegalArgumentException("token.jwt-key has "
                    + rsa.getModulus().bitLength() + " bits: expected " + MIN_RSA_BITS + " or more.");
        }
    }
}
