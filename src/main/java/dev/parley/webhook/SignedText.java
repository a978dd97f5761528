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
 * What Twilio signed, from the path of the address on: names and values are sorted and unseparated in it, so who has captured
 * a webhook can cut it into other names and values, and move the cut between address and form, without another signature. What
 * is decided by this text alone cannot be changed so.
 *
 * <p>Left out of it is what Twilio did not say, or says otherwise the next time: the host, a query that was configured with the
 * address, and every {@code RetryCount} with its digits, wherever it stands. So two messages of which one says RetryCount1
 * where the other says RetryCount2 are told apart by their SIDs and dates only, which no two messages share.
 */
public final class SignedText {
    private static final Pattern RETRY_COUNT = Pattern.compile("RetryCount=?\\d*");
    private static final Pattern HOST = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    /** The first of Twilio's parameters wherever it sends a form. */
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
     * Returns what was signed of a request.
     *
     * @param parameters what was read of it: where it is no form, Twilio signed the hash of the body that holds them
     */
    public static SignedText of(OriginalRequest request, FormParameters parameters) {
        boolean isSignedByHash = !request.isForm() && request.body().length() > 0;
        return of(HOST.matcher(request.target()).replaceFirst(""), isSignedByHash ? parameters : request.form());
    }

    /**
     * Returns what was signed.
     *
     * @param target path and query, escapes included
     * @param form the decoded fields of a form body
     */
    public static SignedText of(String target, FormParameters form) {
        String text = target + new String(Signature.fields(form), StandardCharsets.UTF_8);
        // By GET the query is what Twilio says, and its messages may hold any words.
        return new SignedText(form.all().isEmpty() ? text : withoutQuery(text));
    }

    /** Where the query ends and the form begins is one of the cuts that do not count. */
    private static String withoutQuery(String text) {
        int query = text.indexOf('?');
        int form = text.indexOf(FIRST_PARAMETER);
        return query >= 0 && query < form ? text.substring(0, query) + text.substring(form) : text;
    }

    /**
     * Returns whether it says when it happened, so that the same words mean the same event. It does where there is a date that
     * goes with any kind of event that is named in it: words that a visitor put there make no event count as undated.
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
