package dev.parley.token;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes proofs as the server of a customer does, at noon. */
public final class Proofs {
    public static final String KEY = "a-key-for-proofs-of-32-bytes-000";

    private Proofs() {}

    /**
     * Makes a proof from noon on.
     *
     * @param seconds how long it is valid
     */
    public static String of(String identity, long seconds) {
        return of(KEY, identity, String.valueOf(Samples.NOON.getEpochSecond() + seconds));
    }

    static String of(String key, String identity, String exp) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal((exp + "\n" + identity).getBytes(StandardCharsets.UTF_8));
            return exp + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
