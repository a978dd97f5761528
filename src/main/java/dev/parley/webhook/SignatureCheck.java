package dev.parley.webhook;

import dev.parley.door.Fields;
import dev.parley.door.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether it was Twilio that called.
 *
 * <p>Twilio signs the URL it was given, so behind a proxy ours must be {@code webhooks.public-url}; what follows it is taken
 * from the request line untouched. A form is signed with its fields, any other body by {@code bodySHA256} in the query.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhook security</a>
 */
public final class SignatureCheck {
    static final String HEADER = "X-Twilio-Signature";
    private static final String BODY_HASH = "bodySHA256";
    private static final int MAX_HOST_CHARACTERS = 255;

    /** Twilio's own forms are smaller; a stranger's ten mebibytes are not worth the twenty tries that an explanation takes. */
    private static final int MAX_EXPLAINED_BYTES = 128 * 1024;

    private final String publicUrl;
    private final List<SigningKey> keys;

    /**
     * @param publicUrl the address Twilio calls, scheme included, without the path of a route
     * @param keys the auth tokens that may have signed; several while one takes the other's place
     */
    public SignatureCheck(String publicUrl, List<String> keys) {
        // Twilio leaves the user out of what it signs, and a password has no place in the log.
        this.publicUrl = withoutTrailingSlash(publicUrl.replaceFirst("://[^/]*@", "://"));
        this.keys = keys.stream().map(SigningKey::new).toList();
    }

    public Verdict decide(Request request) {
        String signature = request.header(HEADER);
        if (signature == null) {
            return new Verdict.Unsigned();
        }
        if (!coversBody(request)) {
            return new Verdict.Mismatch("its body is not what " + BODY_HASH + " in the query was made of");
        }
        if (matches(publicUrl + request.target(), request.form(), signature)) {
            return new Verdict.Signed();
        }
        return new Verdict.Mismatch(whatWouldHaveMatched(request, signature));
    }

    /** A form is part of what is signed; any other body only by its hash, which is part of the query. */
    private static boolean coversBody(Request request) {
        if (request.isForm()) {
            return true;
        }
        String hash = request.query().first(BODY_HASH);
        if (hash == null) {
            return request.body().length() == 0;
        }
        return sha256(request.body().getBytes()).equals(hash.toLowerCase(Locale.ROOT));
    }

    private boolean matches(String url, Fields form, String signature) {
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        byte[] fields = Signature.fields(form);
        boolean matched = false;
        for (String portForm : Signature.portForms(url)) {
            for (SigningKey key : keys) {
                // Every one is tried, so that the time taken tells nobody which one was near.
                matched |= MessageDigest.isEqual(key.sign(portForm, fields), given);
            }
        }
        return matched;
    }

    private String whatWouldHaveMatched(Request request, String signature) {
        String asked = withoutQuery(publicUrl + request.target());
        return Optional.of(request)
                .filter(small -> small.body().length() <= MAX_EXPLAINED_BYTES)
                .flatMap(small -> otherAddress(small, signature).or(() -> otherPath(small, signature)))
                .orElse("the signature does not match " + asked + ". If Twilio calls another address, set"
                        + " webhooks.public-url to it; if it signs with another auth token, add that to"
                        + " webhooks.signing-keys.");
    }

    private Optional<String> otherAddress(Request request, String signature) {
        String target = request.target();
        return addresses(request)
                .filter(address -> !address.equals(publicUrl))
                .filter(address -> matches(address + target, request.form(), signature))
                .findFirst()
                .map(address -> "the signature does not match " + withoutQuery(publicUrl + target)
                        + " but it does match " + withoutQuery(address + target) + ". Set webhooks.public-url to "
                        + address + ".");
    }

    /** The addresses at which Twilio may have reached us, by what the caller and the proxies before us say. */
    private Stream<String> addresses(Request request) {
        Set<String> hosts = new LinkedHashSet<>();
        hosts.add(publicUrl.substring(publicUrl.indexOf("://") + 3));
        Stream.of("X-Forwarded-Host", "X-Original-Host", "Host")
                .map(request::header)
                .filter(SignatureCheck::isPlausible)
                .forEach(hosts::add);
        return hosts.stream().flatMap(host -> Stream.of("https://" + host, "http://" + host));
    }

    private static boolean isPlausible(@Nullable String host) {
        return host != null && host.length() <= MAX_HOST_CHARACTERS && host.matches("[\\w.:\\[\\]-]+");
    }

    private Optional<String> otherPath(Request request, String signature) {
        String target = request.target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String rest = query < 0 ? "" : target.substring(query);
        String other = path.endsWith("/") ? withoutTrailingSlash(path) : path + "/";
        return matches(publicUrl + other + rest, request.form(), signature)
                ? Optional.of("the signature matches " + publicUrl + other + ", but " + publicUrl + path
                        + " was asked. Enter the same path at Twilio and in the proxy.")
                : Optional.empty();
    }

    private static String withoutQuery(String url) {
        return url.split("\\?", 2)[0];
    }

    private static String withoutTrailingSlash(String text) {
        return text.replaceFirst("/+$", "");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
