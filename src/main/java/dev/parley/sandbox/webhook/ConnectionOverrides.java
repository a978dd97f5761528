package dev.parley.sandbox.webhook;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody who listens may take, and after what he is called again. Who listens to conversations has five seconds
 * and is called once. Who hears of text messages says more in the fragment of his address, {@code #rc=2&rp=5xx,ct}:
 * {@code ct}, {@code rt} and {@code tt} are milliseconds to connect, to begin an answer, and for all tries together;
 * {@code rc} is how many times to try again, {@code rp} after what: {@code 4xx}, {@code 5xx}, {@code ct}, {@code rt} or
 * {@code all}.
 *
 * <p>Left out: {@code e}, the edge that calls. Invented: the next try follows at once; a number out of range counts as the
 * nearest one in it, and what is none as the default.
 *
 * @param retries at most, after the first try
 * @param policy after what; the words of {@code rp}
 * @param error why nobody is called; {@code null} where nothing is wrong
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Twilio: connection overrides</a>
 */
record ConnectionOverrides(
        Duration connect, Duration answer, Duration total, int retries, Set<String> policy, @Nullable String error) {
    static final ConnectionOverrides OF_CONVERSATIONS = new ConnectionOverrides(
            Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 0, Set.of(), null);

    private static final String ALL = "all";
    private static final List<String> POLICIES = List.of("4xx", "5xx", "ct", "rt", ALL);
    private static final int LEAST = 100;
    private static final int MOST = 15_000;

    ConnectionOverrides {
        policy = Set.copyOf(policy);
    }

    /** Reads the terms of who hears of text messages. */
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
                Duration.ofMillis(number(values.get("ct"), LEAST, 10_000, 5_000)),
                Duration.ofMillis(number(values.get("rt"), LEAST, MOST, MOST)),
                Duration.ofMillis(number(values.get("tt"), LEAST, MOST, MOST)),
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

    /** Returns whether to try again after what came of so many tries. */
    boolean allowsRetry(int tries, String failure) {
        return tries <= retries && !failure.isEmpty() && (policy.contains(failure) || policy.contains(ALL));
    }
}
