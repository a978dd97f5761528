package dev.parley.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rate limit.
 *
 * @param times requests within a period, spread over it; 1 to {@value #MAX}
 * @param period in which the limit refills by {@code times}
 * @param burst requests at once, after a time without any; 1 to {@value #MAX}
 * @param text as it was parts, for example {@code 10/s burst 60}
 */
public record Rate(long times, Duration period, long burst, String text) {
    private static final int MAX = 100_000;
    private static final Pattern SHAPE =
            Pattern.compile("(?<times>\\d{1,6})\\s*/\\s*(?<unit>[smh])(\\s+burst\\s+(?<burst>\\d{1,6}))?");
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    public Rate {
        if (times < 1 || times > MAX || burst < 1 || burst > MAX) {
            throw new IllegalArgumentException("expected numbers from 1 to " + MAX);
        }
    }

    /**
     * Reads {@code 10/s}, {@code 6/m} or {@code 100/h}, with a burst as in {@code 10/s burst 60}. The default burst is the number
     * of requests within a period.
     *
     * @return empty for {@code off}
     * @throws IllegalArgumentException that says what was expected
     */
    public static Optional<Rate> read(String text) {
        if (text.equalsIgnoreCase("off") || text.equals("0")) {
            return Optional.empty();
        }
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("expected a rate such as 10/s, 6/m or 10/s burst 60, or off");
        }
        long times = Long.parseLong(parts.group("times"));
        long burst = parts.group("burst") == null ? times : Long.parseLong(parts.group("burst"));
        return Optional.of(new Rate(times, UNITS.getOrDefault(parts.group("unit"), Duration.ZERO), burst, text));
    }

    @Override
    public String toString() {
        return text;
    }
}
