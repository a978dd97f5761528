package dev.parley.webhook;

import dev.parley.door.OriginalRequest;
import dev.parley.protocol.FormParameters;
import dev.parley.protocol.Signature;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text that Twilio signed, from the path of the URL on. Names and values are sorted and concatenated in it without
 * separators, so an attacker with a captured webhook can split it into other names and values, or move the border between URL
 * and form, and keep the signature. A decision that depends on this text alone cannot be changed that way.
 *
 * <p>Left out is what does not identify the event or differs in a retry: the host, a query that was configured with the
 * address, and every {@code RetryCount} with its digits, anywhere in the text. So two messages that differ only in a
 * RetryCount1 and a RetryCount2 are distinguished by their SIDs and dates, which no two messages share.
 */
public final class SignedText {
    private static final Pattern RETRY_COUNT = Pattern.compile("RetryCount=?\\d*");
    private static final Pattern HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    /** The first of Twilio's parameters in every form, with the beginning of its value. */
    private static final String FIRST_PARAMETER = "AccountSidAC";

    private static final Pattern KIND = Pattern.compile("EventType=?on[A-Za-z]*?(Added|Updated|Removed)");
    private static final Pattern DATE =
            Pattern.compile("(Date(?:Created|Updated|Removed)|StateUpdated)=?\\d{4}-\\d\\d-");

    private static final Map<String, String> DATE_OF_KIND =
            Map.of("Added", "DateCreated", "Updated", "DateUpdated", "Removed", "DateRemoved");

    private final String text;

    private SignedText(String text) {
        this.text = RETRY_COUNT.matcher(text).replaceAll("");
    }

    /**
     * Returns the signed text of a request.
     *
     * @param parameters its parameters: if the body is not a form, Twilio signed the hash of the body that holds them
     */
    public static SignedText of(OriginalRequest request, FormParameters parameters) {
        boolean isSignedByHash = !request.isForm() && request.body().length() > 0;
        return of(HOST.matcher(request.target()).replaceFirst(""), isSignedByHash ? parameters : request.form());
    }

    /**
     * Returns the signed text.
     *
     * @param target path and query, escapes included
     * @param form the decoded fields of a form body
     */
    public static SignedText of(String target, FormParameters form) {
        String text = target + new String(Signature.fields(form), StandardCharsets.UTF_8);
        // In a GET request the query holds Twilio's parameters, and is kept.
        return new SignedText(form.all().isEmpty() ? text : withoutQuery(text));
    }

    /** An attacker can move the border between query and form, so it is found by the first parameter. */
    private static String withoutQuery(String text) {
        int query = text.indexOf('?');
        int form = text.indexOf(FIRST_PARAMETER);
        return query >= 0 && query < form ? text.substring(0, query) + text.substring(form) : text;
    }

    /**
     * Returns whether the text has the date of its event, so that equal texts are the same event. One date that fits any event
     * type in the text is enough: a visitor's message that contains other event types cannot make the event undated.
     */
    boolean isDated() {
        Set<String> dates =
                DATE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        Set<String> kinds =
                KIND.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
        return dates.contains("StateUpdated")
                || kinds.stream().anyMatch(kind -> dates.contains(DATE_OF_KIND.get(kind)))
                || (kinds.isEmpty() && dates.contains("DateCreated"));
    }

    @Override
    public String toString() {
        return text;
    }
}
