package dev.parley.sandbox.flow;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE;
import static java.time.format.DateTimeFormatter.ISO_TIME;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalQuery;
import java.util.Optional;

/**
 * Days and times of day as a split compares them: as written, in any time zone. {@code 2026-01-31}, {@code 09:30},
 * {@code 09:30:15}, or both with a {@code T} between. Twilio does not document the format: ISO 8601 is invented.
 */
final class DatesAndTimes {
    private static final DateTimeFormatter DAY = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(ISO_TIME)
            .toFormatter();
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .optionalStart()
            .append(ISO_LOCAL_DATE)
            .appendLiteral('T')
            .optionalEnd()
            .append(ISO_TIME)
            .toFormatter();

    private DatesAndTimes() {}

    /** Returns which day comes first, as {@link Comparable} does; empty if one of them is not a day. */
    static Optional<Integer> compareDays(String actual, String expected) {
        return compare(DAY, LocalDate::from, actual, expected);
    }

    /** Returns which time of day comes first; empty if one of them is not a time. */
    static Optional<Integer> compareTimes(String actual, String expected) {
        return compare(TIME, LocalTime::from, actual, expected);
    }

    private static <T extends Comparable<? super T>> Optional<Integer> compare(
            DateTimeFormatter format, TemporalQuery<T> query, String actual, String expected) {
        try {
            return Optional.of(format.parse(actual, query).compareTo(format.parse(expected, query)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
