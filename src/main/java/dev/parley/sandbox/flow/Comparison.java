package dev.parley.sandbox.flow;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * How a split compares. As in Studio, letter case does not matter and blanks around do not count, a list is separated
 * by commas, and a regular expression must match the whole text. Values that cannot be compared, such as a word and a
 * date, are neither before nor after. Days and times: see {@link DatesAndTimes}.
 *
 * @see <a href="https://www.twilio.com/docs/studio/widget-library/split-based">Twilio: split based on</a>
 */
enum Comparison {
    EQUAL_TO(String::equals),
    NOT_EQUAL_TO((actual, expected) -> !actual.equals(expected)),
    MATCHES_ANY_OF((actual, expected) -> list(expected).contains(actual)),
    DOES_NOT_MATCH_ANY_OF((actual, expected) -> !list(expected).contains(actual)),
    IS_BLANK((actual, expected) -> actual.isEmpty()),
    IS_NOT_BLANK((actual, expected) -> !actual.isEmpty()),
    CONTAINS(String::contains),
    DOES_NOT_CONTAIN((actual, expected) -> !actual.contains(expected)),
    STARTS_WITH(String::startsWith),
    DOES_NOT_START_WITH((actual, expected) -> !actual.startsWith(expected)),
    LESS_THAN((actual, expected) -> isBefore(numbers(actual, expected))),
    GREATER_THAN((actual, expected) -> isBefore(numbers(expected, actual))),
    IS_BEFORE_TIME((actual, expected) -> isBefore(DatesAndTimes.compareTimes(actual, expected))),
    IS_AFTER_TIME((actual, expected) -> isBefore(DatesAndTimes.compareTimes(expected, actual))),
    IS_BEFORE_DATE((actual, expected) -> isBefore(DatesAndTimes.compareDays(actual, expected))),
    IS_AFTER_DATE((actual, expected) -> isBefore(DatesAndTimes.compareDays(expected, actual))),
    REGEX(Comparison::fits) {
        @Override
        boolean holds(String actual, String expected) {
            // Lower case would turn \D into \d.
            return fits(actual.strip(), expected);
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // none captures
    private final BiPredicate<String, String> test;

    Comparison(BiPredicate<String, String> test) {
        this.test = test;
    }

    /** Finds a comparison by its name in a definition, such as {@code matches_any_of}. */
    static Optional<Comparison> named(String name) {
        return Arrays.stream(values())
                .filter(one -> one.toString().equals(name))
                .findFirst();
    }

    /**
     * Returns whether a text is as expected.
     *
     * @throws WidgetFailure if the expected regular expression is not valid, or takes too long
     */
    boolean holds(String actual, String expected) {
        return test.test(folded(actual), folded(expected));
    }

    private static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static List<String> list(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static boolean isBefore(Optional<Integer> compared) {
        return compared.filter(sign -> sign < 0).isPresent();
    }

    private static Optional<Integer> numbers(String actual, String expected) {
        try {
            return Optional.of(new BigDecimal(actual).compareTo(new BigDecimal(expected)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static boolean fits(String actual, String expression) {
        try {
            return Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                    .matcher(new BoundedText(actual))
                    .matches();
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw new WidgetFailure("the regular expression " + WidgetTurn.brief(expression) + " cannot be used");
        }
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
