package dev.parley.sandbox.phone;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of texts to one phone.
 *
 * @param errorCode why they get lost, {@code null} where they do not
 * @param delay how long each step after the first one takes
 */
public record Handset(Fate fate, @Nullable Integer errorCode, Duration delay) {
    /** One that is on. */
    public static final Handset GOOD = new Handset(Fate.DELIVERED, null, Duration.ZERO);

    /** Returns one that nothing is sent to, and why. */
    public static Handset barred(int errorCode) {
        return new Handset(Fate.FAILED, errorCode, Duration.ZERO);
    }
}
