package dev.parley.sandbox;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Twilio's limit on changes: thirty a second for each conversation, and thirty for each service. The default service
 * has its own count where the path names none.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/conversations-limits">Twilio: limits</a>
 */
final class RateLimit {
    private static final int CHANGES_PER_SECOND = 30;
    private static final String SERVICES = "/v1/Services/";

    private final Clock clock;
    private final boolean isEnforced;
    private final Map<String, Integer> changes = new HashMap<>();
    private long second;

    RateLimit(Clock clock, boolean isEnforced) {
        this.clock = clock;
        this.isEnforced = isEnforced;
    }

    /**
     * Counts a change.
     *
     * @throws ApiError if there were too many in this second
     */
    void count(ApiCall call) {
        if (!isEnforced || call.method().equals("GET") || !call.path().startsWith("/v1/")) {
            return;
        }
        long now = clock.instant().getEpochSecond();
        if (now != second) {
            second = now;
            changes.clear();
        }
        if (changes.merge(counted(call), 1, Integer::sum) > CHANGES_PER_SECOND) {
            throw new ApiError(
                    429, 20429, "More than " + CHANGES_PER_SECOND + " changes within a second. Try again later.");
        }
    }

    /**
     * Returns the conversation that is changed; its service, or an empty text, where conversations, users or roles are
     * created or deleted.
     */
    private static String counted(ApiCall call) {
        String[] parts = call.path().split("/Conversations/", 2);
        boolean isCreatedOrDeleted = parts.length < 2 || (call.method().equals("DELETE") && !parts[1].contains("/"));
        if (!isCreatedOrDeleted) {
            return parts[1].split("/", 2)[0];
        }
        return call.path().startsWith(SERVICES)
                ? call.path().substring(SERVICES.length()).split("/", 2)[0]
                : "";
    }
}
