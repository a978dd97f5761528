package dev.parley.sandbox.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A period, both ends included to the second; {@code null} is no limit.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/api/conversation-resource">Twilio: conversations</a>
 */
public record Period(@Nullable Instant start, @Nullable Instant end) {
    private static final String DAY = "2026-11-22";

    /** Reads two fields: times in ISO 8601, or days, which include the whole day. */
    public static Period in(Form query, String first, String last) {
        Instant startOfDay = day(query, first);
        Instant endOfDay = day(query, last);
        return new Period(
                startOfDay == null ? query.instant(first) : startOfDay,
                endOfDay == null
                        ? query.instant(last)
                        : endOfDay.plus(1, ChronoUnit.DAYS).minusSeconds(1));
    }

    private static @Nullable Instant day(Form query, String name) {
        String value = query.text(name);
        if (value == null || value.length() > DAY.length()) {
            return null;
        }
        try {
            return LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw ApiError.badParameter(name + " is \"" + value + "\": expected a day like " + DAY
                    + ", or a time like 2026-11-22T10:00:00Z.");
        }
    }

    public boolean isLimited() {
        return start != null || end != null;
    }

    public boolean contains(Instant time) {
        Instant second = time.truncatedTo(ChronoUnit.SECONDS);
        return (start == null || !second.isBefore(start)) && (end == null || !second.isAfter(end));
    }
}
