package dev.parley.sandbox.rest;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Twilio's three time formats; all are UTC. */
public final class TimeFormats {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter RFC_2822 = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss Z", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private TimeFormats() {}

    /** Returns {@code 2026-08-11T13:06:45Z}, as in responses. */
    public static String inSeconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns {@code 2026-08-11T13:06:45.433Z}, as in webhooks. */
    public static String inMilliseconds(Instant time) {
        return MILLISECONDS.format(time);
    }

    /** Returns {@code Tue, 11 Aug 2026 13:06:45 +0000}, as in the 2010-04-01 API. */
    public static String of2010(Instant time) {
        return RFC_2822.format(time);
    }
}
