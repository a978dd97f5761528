package dev.parley.limit;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often something may be asked.
 *
 * @param times that many within a period, spread over it; 1 to {@value #MOST}
 * @param period in which as many come back as may be asked
 * @param burst that many at once, after a while without any; 1 to {@value #MOST}
 * @param text as it was written, say {@code 10/s burst 60}
 */
public record Rate(long times, Duration period, long burst, String text) {
    private static final int MOST = 100_000;
    private static final Pattern WRITTEN =
            Pattern.compile("(?<times>\\d{1,6})\\s*/\\s*(?<unit>[smh])(\\s+burst\\s+(?<burst>\\d{1,6}))?");
    private static final Map<String, Duration> UNITS =
            Map.of("s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1));

    public Rate {
        if (times < 1 || times > MOST || burst < 1 || burst > MOST) {
            throw new IllegalArgumentException("expected numbers from 1 to " + MOST);
        }
    }

    /**
     * Reads {@code 10/s}, {@code 6/m} or {@code 100/h}, with a burst as in {@code 10/s burst 60}; without one as many may
     * come at once as in a period.
     *
     * @return empty for {@code off}
     * @throws IllegalArgumentException that says what was expected
     */
    public static Optional<Rate> read(String text) {
        if (text.equalsIgnoreCase("off") || text.equals("0")) {
            return Optional.empty();
        }
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("expected a rate such as 10/s, 6/m or 10/s burst 60, or off");
        }
        long times = Long.parseLong(written.group("times"));
        long burst = written.group("burst") == null ? times : Long.parseLong(written.group("burst"));
        return Optional.of(new Rate(times, UNITS.getOrDefault(written.group("unit"), Duration.ZERO), burst, text));
    }

    @Override
    public String toString() {
        return text;
    }
}
