package dev.parley.setting;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.util.TimeUtils;

/**
 * What a setting's value must be, and how its text is read.
 *
 * @param range the values that are allowed, in words: {@code a port, 0 to 65535}
 * @param reader returns the value of a text without blanks around it, or nothing where the text sets nothing; refuses any
 *     other with an {@link IllegalArgumentException} that says what was expected, without a full stop
 */
public record SettingType<T>(String range, Function<String, Optional<T>> reader) {
    /** Any text. */
    public static final SettingType<String> TEXT = of("text", Function.identity());

    /** {@code true} or {@code false}. */
    public static final SettingType<Boolean> FLAG = of("true or false", SettingType::flag);

    /** A port of TCP. */
    public static final SettingType<Integer> PORT = number("a port", 0, 65_535);

    /** An address of HTTP. */
    public static final SettingType<URI> ADDRESS =
            of("an address such as https://chat.example.com, scheme included", SettingType::address);

    /** A time with its units. */
    public static final SettingType<Duration> DURATION =
            of("a duration such as 500ms, 30s, 5m or 1h", SettingType::duration);

    private static final Pattern DURATION_SHAPE = Pattern.compile("(\\d{1,9}(ms|s|m|h|d))+|\\d{1,9}");

    /**
     * Returns a type for which a blank text means that there is no value.
     *
     * @param reader refuses a text with an {@link IllegalArgumentException}
     */
    public static <T> SettingType<T> of(String range, Function<String, T> reader) {
        return new SettingType<>(range, text -> text.isEmpty() ? Optional.empty() : Optional.of(reader.apply(text)));
    }

    /**
     * Returns whole numbers.
     *
     * @param meaning what the number is, as a refusal says it
     */
    public static SettingType<Integer> number(String meaning, int least, int most) {
        String range = meaning + ", " + least + " to " + most;
        return of(range, text -> {
            if (text.matches("\\d{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                    return number;
                }
            }
            throw expected(range);
        });
    }

    /** Returns words to choose from, in small letters whatever their letter case in the file. */
    public static SettingType<String> choice(String... words) {
        List<String> known = List.of(words);
        String range = String.join(" or ", known);
        return of(range, text -> {
            String word = text.toLowerCase(Locale.ROOT);
            if (!known.contains(word)) {
                throw expected(range);
            }
            return word;
        });
    }

    /** Returns the constants to choose from, by their names in any letter case. */
    public static <E extends Enum<E>> SettingType<E> choice(Class<E> constants) {
        SettingType<String> words = choice(Stream.of(constants.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new));
        return new SettingType<>(
                words.range,
                text -> words.reader.apply(text).map(word -> Enum.valueOf(constants, word.toUpperCase(Locale.ROOT))));
    }

    /** Returns the type of a setting that may be left out. */
    public SettingType<Optional<T>> optional() {
        return new SettingType<>(range, text -> Optional.of(reader.apply(text)));
    }

    /** Returns lists of such values, separated by commas; a list may be empty. */
    public SettingType<List<T>> list() {
        return new SettingType<>(
                range + ", several separated by commas",
                text -> Optional.of(Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .flatMap(entry -> reader.apply(entry).stream())
                        .toList()));
    }

    /**
     * Returns the type of those values alone that are allowed.
     *
     * @param allowedRange these, in words
     */
    public SettingType<T> where(Predicate<T> isAllowed, String allowedRange) {
        return new SettingType<>(allowedRange, text -> reader.apply(text).map(value -> {
            if (!isAllowed.test(value)) {
                throw expected(allowedRange);
            }
            return value;
        }));
    }

    /** Returns the same type with other words for its range, where the owner checks what no single value shows. */
    public SettingType<T> described(String words) {
        return new SettingType<>(words, reader);
    }

    private static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw expected("true or false");
        };
    }

    private static URI address(String text) {
        if (text.matches("https?://[^\\s/]+.*")) {
            try {
                return URI.create(text);
            } catch (IllegalArgumentException e) {
                // The refusal below says it in the same words as for any other text.
            }
        }
        throw expected("an address such as https://chat.example.com, scheme included");
    }

    private static Duration duration(String text) {
        // Camel's own reader takes -5s, 5S and PT5S for nothing at all.
        if (!DURATION_SHAPE.matcher(text).matches()) {
            throw expected("a duration such as 500ms, 30s, 5m or 1h");
        }
        return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
    }

    private static IllegalArgumentException expected(String range) {
        return new IllegalArgumentException("expected " + range);
    }
}
