package dev.parley.app.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;

/**
 * The values of {@code application.properties}, each as what it is. A value of another kind is refused with an
 * {@link IllegalArgumentException} that names the key, what was found and what was expected; never the value of a secret.
 */
public final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(ms|s|m|h|d))+|\\d{1,9}");

    private final UnaryOperator<String> resolve;

    /** @param resolve replaces {@code {{key}}} in a text by its value, as Camel does */
    public Settings(UnaryOperator<String> resolve) {
        this.resolve = resolve;
    }

    /** Returns the value, blanks around it stripped; empty where nothing is set. */
    public Optional<String> optional(String key) {
        String value = resolve.apply("{{" + key + ":}}").strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    public String text(String key) {
        return optional(key).orElseThrow(() -> notSet(key));
    }

    private static IllegalArgumentException notSet(String key) {
        return new IllegalArgumentException(key + " is not set. Set it in application.properties.");
    }

    public List<String> list(String key) {
        return Arrays.stream(optional(key).orElse("").split(","))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    /** Returns the entries of a list that needs one at least. */
    public List<String> filledList(String key) {
        List<String> entries = list(key);
        if (entries.isEmpty()) {
            throw notSet(key);
        }
        return entries;
    }

    public int port(String key) {
        return number(key, "a port", 0, 65_535);
    }

    /**
     * Returns a whole number.
     *
     * @param meaning what the number is, as a refusal says it
     */
    public int number(String key, String meaning, int least, int most) {
        String value = text(key);
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new IllegalArgumentException(
                key + " is \"" + value + "\": expected " + meaning + ", " + least + " to " + most + ".");
    }

    public boolean flag(String key) {
        return choice(key, List.of("true", "false")).equals("true");
    }

    /** Returns one of the words, in small letters. */
    public String choice(String key, List<String> words) {
        String value = text(key).toLowerCase(Locale.ROOT);
        if (!words.contains(value)) {
            throw new IllegalArgumentException(
                    key + " is \"" + value + "\": expected " + String.join(" or ", words) + ".");
        }
        return value;
    }

    public Duration duration(String key) {
        String value = text(key);
        // Camel's own reader takes -5s, 5S and PT5S for nothing at all.
        if (!DURATION.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    key + " is \"" + value + "\": expected a duration such as 500ms, 30s, 5m or 1h.");
        }
        return Duration.ofMillis(TimeUtils.toMilliSeconds(value));
    }

    public Optional<URI> optionalAddress(String key) {
        return optional(key).map(value -> address(key, value));
    }

    public URI address(String key) {
        return address(key, text(key));
    }

    private static URI address(String key, String value) {
        if (value.matches("https?://[^\\s/]+.*")) {
            try {
                return URI.create(value);
            } catch (IllegalArgumentException e) {
                // Said below, in the words of everybody else's mistake.
            }
        }
        throw new IllegalArgumentException(key + " is \"" + value + "\": expected an address such as"
                + " https://chat.example.com, scheme included.");
    }
}
