package dev.parley.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of an {@code X-Twilio-Signature}: HMAC-SHA1, or with a shared key HMAC-SHA256, in Base64 over the URL and, for a
 * form, its sorted fields.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhook security</a>
 */
public final class Signature {
    /** The header with the signature. */
    public static final String HEADER = "X-Twilio-Signature";

    /** 20 bytes of HMAC-SHA1, or 32 of HMAC-SHA256. */
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9+/]{27}=|[A-Za-z0-9+/]{43}=");

    private Signature() {}

    /**
     * Returns whether the header has the shape of a signature; if not, the request can be refused without reading its body.
     *
     * @param header the value of {@link #HEADER}; {@code null} if it was not sent exactly once
     */
    public static boolean looksSigned(@Nullable String header) {
        return header != null && SHAPE.matcher(header).matches();
    }

    /**
     * Signs a request as Twilio does with an auth token.
     *
     * @param key the auth token of the account
     * @param url as it was configured: escapes unchanged, without fragment and user info
     * @param form the decoded fields of a form body; {@link FormParameters#NONE} for GET and for any other body
     */
    public static String of(String key, String url, FormParameters form) {
        return new String(
                new SigningKey(key, SignatureAlgorithm.HMAC_SHA1).sign(url, fields(form)), StandardCharsets.ISO_8859_1);
    }

    /** Returns the part of the signed text that follows the URL. */
    public static byte[] fields(FormParameters form) {
        String[] names = form.all().keySet().toArray(String[]::new);
        Arrays.sort(names);
        StringBuilder signed = new StringBuilder(1024);
        for (String name : names) {
            List<String> values = form.values(name);
            // Twilio's libraries drop duplicate values of a repeated name before they sort.
            for (String value : values.size() == 1 ? values : new TreeSet<>(values)) {
                signed.append(name).append(value);
            }
        }
        return signed.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Returns the forms of a URL that Twilio may have signed: as it is, and with the default port added or removed. Only
     * the authority is edited, so escapes stay as they were.
     */
    public static List<String> portForms(String url) {
        List<String> forms = new ArrayList<>(List.of(url));
        int start = url.indexOf("://") + 3;
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        String authority = url.substring(start, end);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String defaultPort = url.startsWith("https:") ? ":443" : ":80";
        forms.add(url.substring(0, start)
                + (hasPort ? authority.substring(0, colon) : authority + defaultPort)
                + url.substring(end));
        return forms;
    }
}
