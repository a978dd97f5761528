package dev.parley.webhook;

import java.time.Duration;

/**
 * How long a hook may take, and what Twilio hears when it took longer or failed.
 *
 * @param budget Twilio itself waits 5 s
 * @param onFailure {@code hooks.on-failure}
 */
public record HookSettings(Duration budget, OnFailure onFailure) {
    /** Twilio's own limit. */
    private static final Duration CEILING = Duration.ofSeconds(5);

    public HookSettings {
        if (budget.isNegative() || budget.isZero() || budget.compareTo(CEILING) >= 0) {
            throw new IllegalArgumentException("hooks.budget is " + budget.toMillis()
                    + " ms: expected more than 0 and less than 5 s, for then Twilio no longer listens.");
        }
    }

    /** What becomes of the change that a hook did not answer for. */
    public enum OnFailure {
        /** It goes through as it is. */
        ACCEPT(200),
        /** It is rejected, and nobody sees it. */
        REJECT(403);

        private final int status;

        OnFailure(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}
