package dev.parley.webhook;

import dev.parley.account.AccountSettings;
import dev.parley.door.OriginalRequest;
import dev.parley.protocol.Signature;
import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks whether a request was signed by Twilio.
 *
 * <p>Twilio signs the URL it calls, which behind a proxy is {@code webhooks.public-url} followed by path and query as in the
 * request line. A form is signed with its fields, any other body by {@code bodySHA256} in the query.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhook security</a>
 */
public final class SignatureCheck {
    public static final Setting<String> VERIFY = Setting.of(
                    "webhooks.verify",
                    SettingType.choice("strict", "off"),
                    "With off, anyone can send webhooks in Twilio's name: for a closed test network only.")
            .byDefault("strict");

    public static final Setting<List<String>> SIGNING_KEYS = Setting.of(
                    "webhooks.signing-keys",
                    SettingType.TEXT
                            .list()
                            .described("auth tokens, or name:secret of shared keys, several separated by commas"),
                    "Keys that webhooks may be signed with, several while one replaces the other: auth"
                            + " tokens, and shared keys of webhook settings at Twilio, such as"
                            + " webhooks_sharedkey_…:{{env:PARLEY_SHARED_KEY}}.")
            .byDefault("{{twilio.auth-token}}")
            .otherwise("the auth token")
            .asSecret();

    private static final String BODY_HASH = "bodySHA256";

    /** RFC 9112, 3.2.2: the absolute form, which a client sends to a proxy and a server must accept, too. */
    private static final Pattern ABSOLUTE_TARGET = Pattern.compile("(?i:https?)://[^/?#]*(?<path>.*)");

    private final String publicUrl;
    private final SigningKeys keys;
    private final MismatchReason reason;

    /**
     * @param publicUrl the address Twilio calls, scheme included, without the path of a route
     * @param keys the accepted keys, several during a rotation: auth tokens, and names of shared keys, each with a colon and
     *     its secret
     * @throws IllegalArgumentException that says which of the keys is invalid
     */
    public SignatureCheck(String publicUrl, List<String> keys) {
        this(publicUrl, keys, System::nanoTime);
    }

    SignatureCheck(String publicUrl, List<String> keys, LongSupplier nanos) {
        // Twilio does not sign the user info, and a password must not be logged.
        this.publicUrl = publicUrl.replaceFirst("://[^/]*@", "://").replaceFirst("/+$", "");
        this.keys = new SigningKeys(keys);
        this.reason = new MismatchReason(this.publicUrl, nanos);
    }

    /** Returns the check that is set; empty where it is off. */
    public static Optional<SignatureCheck> from(Settings settings) {
        if (settings.get(VERIFY).equals("off")) {
            return Optional.empty();
        }
        return Optional.of(new SignatureCheck(
                settings.get(AccountSettings.PUBLIC_URL).toString(), settings.requireEntries(SIGNING_KEYS)));
    }

    /** Checks a request; the reason for a mismatch is computed only when {@link SignatureVerdict#reason} is called. */
    public SignatureVerdict decide(OriginalRequest request) {
        String signature = request.header(Signature.HEADER);
        if (signature == null || !Signature.looksSigned(signature)) {
            return new SignatureVerdict.Unsigned();
        }
        Optional<String> path = pathAndQuery(request.target());
        if (path.isEmpty()) {
            return new SignatureVerdict.Mismatch("without a valid path", () -> "its request target has no path");
        }
        SigningKeys.Candidates candidates;
        try {
            candidates = keys.candidatesFor(request);
        } catch (IllegalArgumentException e) {
            return new SignatureVerdict.Mismatch("with an unknown key", () -> String.valueOf(e.getMessage()));
        }
        if (!candidates.match(publicUrl + path.get(), Signature.fields(request.form()), signature)) {
            return new SignatureVerdict.Mismatch(
                    "with a signature that does not match",
                    () -> reason.find(request, path.get(), candidates, signature));
        }
        return coversBody(request)
                ? new SignatureVerdict.Signed()
                : new SignatureVerdict.Mismatch(
                        "with a body that was not signed",
                        () -> "its body does not match " + BODY_HASH + " in the query");
    }

    /** Returns path and query of a request target in origin form or absolute form. */
    private static Optional<String> pathAndQuery(String target) {
        if (target.startsWith("/")) {
            return Optional.of(target);
        }
        Matcher absolute = ABSOLUTE_TARGET.matcher(target);
        if (!absolute.matches()) {
            return Optional.empty();
        }
        String path = absolute.group("path");
        return Optional.of(path.startsWith("/") ? path : "/" + path);
    }

    /** A form is signed itself; any other body only by its hash in the query. */
    private static boolean coversBody(OriginalRequest request) {
        if (request.isForm()) {
            return true;
        }
        String hash = request.query().first(BODY_HASH);
        if (hash == null) {
            return request.body().length() == 0;
        }
        return sha256(request.body().getBytes()).equals(hash.toLowerCase(Locale.ROOT));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
