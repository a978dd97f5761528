package dev.parley.reply;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Chooses the bot's reply: that of the first rule whose words are in the message. */
public final class Rules implements Processor {
    /** The exchange property with the reply: {@code ${exchangeProperty.reply}}. */
    private static final String REPLY = "reply";

    private static final List<Rule> RULES = List.of(
            new Rule("hello|hi|hey|good (morning|afternoon|evening)", "Hello! What can I do for you?"),
            new Rule("human|agent|person|somebody", "I have told the host. Somebody will be with you soon."),
            new Rule("hours|open", "We are here Monday to Friday, 9 to 5."),
            new Rule("thanks|thank you", "You are welcome."),
            new Rule("bye|goodbye", "Goodbye!"));

    private static final String OTHERWISE = "I did not understand that. Try \"hello\", \"hours\" or \"human\".";

    private record Rule(Pattern words, String answer) {
        Rule(String words, String answer) {
            this(Pattern.compile("\\b(" + words + ")\\b", Pattern.CASE_INSENSITIVE), answer);
        }
    }

    @Override
    public void process(Exchange exchange) {
        Map<?, ?> message = exchange.getMessage().getBody(Map.class);
        exchange.setProperty(REPLY, answer(Objects.toString(message.get("Body"), "")));
    }

    static String answer(String words) {
        return RULES.stream()
                .filter(rule -> rule.words().matcher(words).find())
                .map(Rule::answer)
                .findFirst()
                .orElse(OTHERWISE);
    }
}
