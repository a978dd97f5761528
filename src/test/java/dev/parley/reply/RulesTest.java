package dev.parley.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final String OTHERWISE = "I did not understand that. Try \"hello\", \"hours\" or \"human\".";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                       | Hello! What can I do for you?",
                "HI there                    | Hello! What can I do for you?",
                "Good morning.               | Hello! What can I do for you?",
                "Can I talk to a human?      | I have told the host. Somebody will be with you soon.",
                "What are your opening hours | We are here Monday to Friday, 9 to 5.",
                "Are you open?               | We are here Monday to Friday, 9 to 5.",
                "many thanks                 | You are welcome.",
                "bye                         | Goodbye!",
            })
    void answersWhatItFinds(String words, String answer) {
        assertEquals(answer, Rules.answer(words));
    }

    @Test
    void answersTheFirstRuleThatFits() {
        assertEquals("Hello! What can I do for you?", Rules.answer("Thank you, hello, a human please"));
    }

    @Test
    void findsWordsInAnyLineOfTheMessage() {
        assertEquals("Goodbye!", Rules.answer("That was all.\nBye 👋"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "this", "they", "superhuman", "what?", "👋"})
    void saysWhatItUnderstandsWhereNoWholeWordFits(String words) {
        assertEquals(OTHERWISE, Rules.answer(words));
    }

    @Test
    void leavesTheAnswerInTheProperty() {
        assertEquals("Goodbye!", replyTo(Map.of("Body", "bye")));
    }

    @Test
    void answersMessageWithoutWordsToo() {
        Map<String, Object> picture = new HashMap<>();
        picture.put("Media", "[{\"Sid\":\"ME1\"}]");

        assertEquals(OTHERWISE, replyTo(picture));
    }

    private static Object replyTo(Map<String, Object> message) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody(message);

        new Rules().process(exchange);

        return exchange.getProperty("reply");
    }
}
