package dev.parley.sandbox.phone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of texts to one phone.
 *
 * @param errorCode why they get lost, {@code null} where they do not
 * @param delay how long each step after the first one takes
 */
public record PhoneBehavior(TextOutcome outcome, @Nullable Integer errorCode, Duration delay) {
    /** One that is on. */
    public static final PhoneBehavior GOOD = new PhoneBehavior(TextOutcome.DELIVERED, null, Duration.ZERO);

    /** Returns one that nothing is sent to, and why. */
    public static PhoneBehavior undeliverable(int errorCode) {
        return new PhoneBehavior(TextOutcome.FAILED, errorCode, Duration.ZERO);
    }
}
