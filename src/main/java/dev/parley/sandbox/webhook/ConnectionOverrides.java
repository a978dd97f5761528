package dev.parley.sandbox.webhook;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The timeouts and retries of a webhook. Webhooks of conversations have five seconds and no retries. A status
 * callback's address sets them in its fragment, {@code #rc=2&rp=5xx,ct}: {@code ct}, {@code rt} and {@code tt} are
 * milliseconds to connect, to begin a response, and for all attempts together; {@code rc} is the number of retries,
 * {@code rp} the failures to retry: {@code 4xx}, {@code 5xx}, {@code ct}, {@code rt} or {@code all}.
 *
 * <p>Left out: {@code e}, the edge location. Invented: retries follow at once; a number out of range counts as the
 * nearest one in it, and an invalid number as the default.
 *
 * @param retries the maximum, after the first attempt
 * @param policy the failures to retry, as in {@code rp}
 * @param error why no webhook is sent; {@code null} if valid
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Twilio: connection overrides</a>
 */
record ConnectionOverrides(
        Duration connect, Duration answer, Duration total, int retries, Set<String> policy, @Nullable String error) {
    static final ConnectionOverrides OF_CONVERSATIONS = new ConnectionOverrides(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 0, Set.of(), null);

    private static final String ALL = "all";
    private static final List<String> POLICIES = List.of("4xx", "5xx", "ct", "rt", ALL);
    private static final int MIN_MILLIS = 100;
    private static final int MAX_MILLIS = 15_000;

    ConnectionOverrides {
        policy = Set.copyOf(policy);
    }

    /** Reads the overrides of a status callback's address. */
    static ConnectionOverrides ofMessaging(String address) {
        int hash = address.indexOf('#');
        Map<String, String> values = new TreeMap<>();
        for (String pair : (hash < 0 ? "" : address.substring(hash + 1)).split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        Set<String> policy =
                new LinkedHashSet<>(List.of(values.getOrDefault("rp", "ct").split(",", -1)));
        return new ConnectionOverrides(
                Duration.ofMillis(number(values.get("ct"), MIN_MILLIS, 10_000, 5_000)),
                Duration.ofMillis(number(values.get("rt"), MIN_MILLIS, MAX_MILLIS, MAX_MILLIS)),
                Duration.ofMillis(number(values.get("tt"), MIN_MILLIS, MAX_MILLIS, MAX_MILLIS)),
                number(values.get("rc"), 0, 5, 1),
                policy,
                POLICIES.containsAll(policy)
                        ? null
                        : "not sent: rp is \"" + String.join(",", policy) + "\", expected some of "
                                + String.join(",", POLICIES) + " (11243)");
    }

    private static int number(@Nullable String text, int least, int most, int otherwise) {
        return text == null || !text.matches("\\d{1,9}")
                ? otherwise
                : Math.max(least, Math.min(most, Integer.parseInt(text)));
    }

    /** Returns whether to retry after a number of attempts. */
    boolean allowsRetry(int tries, String failure) {
        return tries <= retries && !failure.isEmpty() && (policy.contains(failure) || policy.contains(ALL));
    }
}
