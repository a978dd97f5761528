package dev.parley.moderate;

import static java.util.stream.Collectors.joining;

import dev.parley.setting.Setting;
import dev.parley.setting.SettingType;
import dev.parley.setting.Settings;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Searches a new message for unwanted words, and sets the exchange property {@code masked} to its text with an asterisk for
 * each of their letters; does not set it if there are none.
 *
 * <p>Entries match whole words or sequences of words, ignoring case: {@code ass} is not found in {@code class}.
 */
public final class WordList implements Processor {
    public static final Setting<String> ACTION = Setting.of(
                    "moderate.action",
                    SettingType.choice("off", "mask", "reject"),
                    "What happens to messages with unwanted words; mask replaces each of their letters"
                            + " by an asterisk.")
            .byDefault("off");

    public static final Setting<List<String>> WORDS = Setting.of(
                    "moderate.words",
                    SettingType.TEXT.list().described("words, or several in a row, separated by commas"),
                    "The unwanted words. Case is ignored, and only whole words match.")
            .otherwise("none");

    /** The exchange property with the masked text: {@code ${exchangeProperty.masked}}. */
    private static final String MASKED = "masked";

    private static final int IGNORE_CASE =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private final Optional<Pattern> words;

    /** @param words in upper or lower case; may be empty */
    public WordList(Collection<String> words) {
        this.words = words.isEmpty() ? Optional.empty() : Optional.of(pattern(words));
    }

    /** Returns the list that is set; one without words where messages are not moderated. */
    public static WordList from(Settings settings) {
        return new WordList(settings.get(ACTION).equals("off") ? List.of() : settings.requireEntries(WORDS));
    }

    private static Pattern pattern(Collection<String> words) {
        String either = words.stream().map(WordList::expression).collect(joining("|"));
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + either + ")(?![\\p{L}\\p{N}])", IGNORE_CASE);
    }

    private static String expression(String words) {
        return Arrays.stream(composed(words).strip().split("\\s+"))
                // Phones replace a typed ' with ’.
                .map(word -> Pattern.quote(word).replaceAll("['’]", "\\\\E['’]\\\\Q"))
                .collect(joining("\\s+"));
    }

    /** Some keyboards write ä as two characters. */
    private static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> parameters = exchange.getMessage().getBody(Map.class);
        // The first message of a phone arrives as MessageBody, with the conversation that it opens.
        Object text =
                Objects.requireNonNullElse(parameters.get("Body"), Objects.toString(parameters.get("MessageBody"), ""));
        masked(String.valueOf(text)).ifPresent(masked -> exchange.setProperty(MASKED, masked));
    }

    /** Returns the text with its unwanted words masked; empty if it has none. */
    Optional<String> masked(String text) {
        return words.map(pattern -> pattern.matcher(composed(text)))
                .filter(found -> found.find())
                .map(found -> found.replaceAll(word -> word.group().replaceAll("(?U)\\S", "*")));
    }
}
