package dev.parley.twilio;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads the dates of Conversations: ISO 8601 in UTC, in an event with milliseconds and in a resource without. */
final class Dates {
    private Dates() {}

    /** Returns the instant; {@code null} where there is none or it cannot be read. */
    static @Nullable Instant read(@Nullable Object text) {
        try {
            return text == null ? null : Instant.parse(text.toString());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
