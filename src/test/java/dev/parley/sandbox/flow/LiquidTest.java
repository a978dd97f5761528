package dev.parley.sandbox.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidTest {
    private static final Map<String, Object> CONTEXT = Map.of(
            "flow",
            Map.of(
                    "variables",
                    Map.of("name", "Zoe", "count", "3"),
                    "data",
                    Map.of("list", List.of(1, 2), "big", "x".repeat(60_000))));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            plain { "a": 1 }                                            | plain { "a": 1 }
            Hi {{flow.variables.name}}!                                 | Hi Zoe!
            {{flow.variables.count @ plus: 1}}                          | 4
            <{{flow.variables.nobody.at.all}}>                          | <>
            {{flow.variables.nobody @ default: "you"}}                  | you
            {% if flow.variables.count == '3' %}three{% endif %}        | three
            {{flow.data.list @ to_json}}                                | [1,2]
            {{flow.data.list[0]}}{% for i in flow.data.list %}.{{i}}{% endfor %} | 1.1.2
            """)
    void fillsInWhatIsKnown(String text, String filled) {
        assertEquals(filled, Liquid.of(text.replace('@', '|')).in(CONTEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{flow.variables.name}", "{% loop %}{% endloop %}", "{{ 'a' | shout }}", "{% if a %}"})
    void isRefusedWhereItIsNone(String text) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> Liquid.of(text))
                .getMessage());

        assertTrue(message.startsWith("is not valid Liquid: "), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% include '../../etc/passwd' %}",
                "{% for i in (1..1000) %}x{% endfor %}",
                "{{flow.data.big}}{{flow.data.big}}",
                "{{flow.data.big | replace: 'x', flow.data.big}}",
                "{{flow.data.big | split: '' | join: flow.data.big}}"
            })
    void failsBeforeItDoesHarm(String text) {
        Liquid liquid = Liquid.of(text);

        assertThrows(WidgetFailure.class, () -> liquid.in(CONTEXT));
    }

    @Test
    void doublesNothingEndlessly() {
        String doubled = "{% assign x = x | append: x %}";
        Liquid liquid = Liquid.of("{% assign x = 'ab' %}" + String.join("", Collections.nCopies(40, doubled)));

        assertThrows(WidgetFailure.class, () -> liquid.in(CONTEXT));
    }
}
