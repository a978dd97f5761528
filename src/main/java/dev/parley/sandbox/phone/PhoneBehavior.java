package dev.parley.sandbox.phone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of texts to one phone.
 *
 * @param errorCode why they are lost, {@code null} if they are not
 * @param delay how long each step after the first one takes
 */
public record PhoneBehavior(TextOutcome outcome, @Nullable Integer errorCode, Duration delay) {
    /** A phone that is reachable. */
    public static final PhoneBehavior REACHABLE = new PhoneBehavior(TextOutcome.DELIVERED, null, Duration.ZERO);

    /** Returns one to which nothing is sent, with the error code. */
    public static PhoneBehavior undeliverable(int errorCode) {
        return new PhoneBehavior(TextOutcome.FAILED, errorCode, Duration.ZERO);
    }
}
