package dev.parley.twilio.call;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the dates of Conversations: ISO 8601 in UTC, in an event with milliseconds and in a resource without. */
public final class TwilioDates {
    private TwilioDates() {}

    /** Returns the instant; {@code null} where there is none or it cannot be read. */
    public static @Nullable Instant read(@Nullable Object text) {
        try {
            return text == null ? null : Instant.parse(text.toString());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
