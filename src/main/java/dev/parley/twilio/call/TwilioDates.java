package dev.parley.twilio.call;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Parses the dates of Conversations: ISO 8601 in UTC, with milliseconds in events and without in resources. */
public final class TwilioDates {
    private TwilioDates() {}

    /** Returns the instant; {@code null} if it is missing or not valid. */
    public static @Nullable Instant read(@Nullable Object text) {
        try {
            return text == null ? null : Instant.parse(text.toString());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
