package dev.parley.sandbox.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {
    private static final String ASK =
            """
            {"name": "first", "type": "send-and-wait-for-reply", "properties": {"body": "What?"},
             "transitions": [{"event": "incomingMessage", "next": "first"}]}""";

    @Test
    void isReadAsStudioExportsIt() {
        Definition support = Definition.read(Rehearsal.support());

        assertEquals(10, support.widgets().size());
        assertEquals("Trigger", support.trigger().name());
    }

    @Test
    void warnsOfWidgetsThatCannotRun() {
        List<DefinitionError> warnings = Definition.read(Rehearsal.support()).warnings();

        assertEquals(
                List.of("widget say_closed: the sandbox does not support widgets of type say-play"),
                warnings.stream().map(DefinitionError::toString).toList());
    }

    @Test
    void warnsOfConditionsThatItDoesNotKnow() {
        Definition flow = Definition.read(
                Rehearsal.flow(
                        """
                {"name": "first", "type": "split-based-on", "transitions": [{"event": "match",
                 "conditions": [{"type": "is_between", "arguments": ["{{flow.data.now}}"], "value": "12:00"}]}]}"""));

        assertEquals(
                "[widget first: the sandbox does not support conditions of type is_between]",
                flow.warnings().toString());
    }

    @Test
    void warnsOfContentTemplates() {
        Definition flow = Definition.read(
                Rehearsal.flow(
                        """
                {"name": "first", "type": "send-message", "properties": {"message_type": "content_template"}}"""));

        assertEquals(
                "[widget first: the sandbox does not support content templates]",
                flow.warnings().toString());
    }

    @Test
    void warnsOfEventsThatNeverHappen() {
        Definition flow = Definition.read(Rehearsal.flow(ASK.replace("incomingMessage", "incomingMesage")));

        assertEquals(
                "[widget first: event \"incomingMesage\" does not occur in the sandbox. Did you mean \"incomingMessage\"?]",
                flow.warnings().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            "next": "first"         | "next": "frist"               | widget first: leads to "frist", which does not exist. Did you mean "first"?
            "body": "What?"         | "body": ""                    | widget first, body: is missing, and so is media_url: set one of them.
            "What?"                 | "What, {{flow.data.name?"    | widget first, body: is not valid Liquid: parser error "no viable alternative at input '{{flow.data.name?'" on line 1, index 23
            "send-and-wait-for-reply" | ""                          | widget first: has no type.
            "name": "first"         | "name": ""                    | states: a widget has no name. widget Trigger: leads to "first", which does not exist.
            """)
    void namesTheWidgetThatIsWrong(String right, String wrong, String mistake) {
        String spoilt = ASK.replace(right, wrong);

        assertEquals(mistake, refusal(Rehearsal.flow(spoilt)));
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertEquals(
                "widget first: two widgets have this name. widget Trigger: leads to \"second\", which does not exist.",
                refusal(Rehearsal.flow(ASK, ASK).replace("\"next\": \"first\"}]},", "\"next\": \"second\"}]},")));
    }

    @Test
    void wantsMethodsThatStudioHas() {
        assertEquals(
                "widget first, method: is PUT: expected GET or POST. widget first, url: is missing: set the address of the"
                        + " request.",
                refusal(
                        Rehearsal.flow(
                                """
                        {"name": "first", "type": "make-http-request", "properties": {"method": "put"}}""")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock =
                    """
            [                      | This is not valid JSON: see line 1, column 2.
            []                     | The definition is not a JSON object as exported by Studio.
            {}                     | A flow has its widgets under "states", 1 to 2000 of them: found 0.
            {"states": [{"name": "a", "type": "trigger"}], "initial_state": "b"} | initial_state: is "b": expected the name of the widget of type trigger.
            """)
    void isRefusedWhereItIsNone(String json, String mistake) {
        assertEquals(mistake, refusal(json));
    }

    private static String refusal(String json) {
        return String.valueOf(assertThrows(InvalidDefinition.class, () -> Definition.read(json))
                .getMessage());
    }
}
