package dev.parley.sandbox.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Single widgets and their properties. */
class WidgetsTest {
    private final Rehearsal actions = new Rehearsal();

    @Test
    void messageIsSentFromTheFlowToItsContact() {
        actions.start(
                "{\"name\": \"first\", \"type\": \"send-message\", \"properties\": {\"body\": \"Hi {{flow.data.name}}\"}}");

        assertEquals(List.of(new OutboundMessage("Hi Zoe", "+15005550006", "+15005550001", null, null)), actions.said);
    }

    @Test
    void messageHasItsAttributes() {
        actions.start(
                """
                {"name": "first", "type": "send-message", "properties":
                 {"body": "Hi", "from": "MG1", "to": "+1", "attributes": "{\\"name\\": \\"{{flow.data.name}}\\"}"}}""");

        assertEquals(List.of(new OutboundMessage("Hi", "MG1", "+1", null, "{\"name\": \"Zoe\"}")), actions.said);
    }

    @Test
    void messageHasAPictureInPlaceOfWords() {
        actions.start(
                """
                {"name": "first", "type": "send-message", "properties":
                 {"body": "", "from": "MG1", "to": "+1", "media_url": "https://cats.test/{{flow.data.name}}.png"}}""");

        assertEquals(List.of(new OutboundMessage("", "MG1", "+1", "https://cats.test/Zoe.png", null)), actions.said);
    }

    @Test
    void messageHasNoPictureWhereNobodyNamedOne() {
        actions.start(
                """
                {"name": "first", "type": "send-and-wait-for-reply", "properties":
                 {"body": "Hi", "from": "MG1", "to": "+1", "media_url": "{{flow.data.picture}}", "attributes": null}}""");

        assertEquals(List.of(new OutboundMessage("Hi", "MG1", "+1", null, null)), actions.said);
    }

    @Test
    void laterVariablesUseEarlierOnes() {
        assertEquals(
                Map.of("a", "1", "b", "11"),
                variables(
                        "{\"key\": \"a\", \"value\": \"1\"}, {\"key\": \"b\", \"value\": \"1{{flow.variables.a}}\"}"));
    }

    @Test
    void variablesMayBeJson() {
        assertEquals(
                Map.of("a", Map.of("b", List.of(1, 2))),
                variables("{\"key\": \"a\", \"type\": \"json_object\", \"value\": \"{\\\"b\\\": [1, 2]}\"}"));
    }

    @Test
    void variableThatIsToBeJsonAndIsNoneEndsIt() {
        variables("{\"key\": \"a\", \"type\": \"json_object\", \"value\": \"{\"}");

        assertEquals("widget first: variable a is not valid JSON", actions.end);
    }

    @Test
    void splitTakesTheFirstWayWhoseConditionsAllHold() {
        split("Zoe");

        assertEquals("match both", actions.path().get(1));
    }

    @Test
    void splitTakesAnotherWayWhereOneConditionDoesNot() {
        split("Zac");

        assertEquals("match one", actions.path().get(1));
    }

    @Test
    void splitWithoutAWayLeavesByNoMatch() {
        split("Ann");

        assertEquals("noMatch Ended", actions.path().get(1));
    }

    @Test
    void splitTestsItsInputWhereAConditionNamesNothing() {
        actions.start(
                """
                {"name": "first", "type": "split-based-on", "properties": {"input": "{{flow.data.name}}"}, "transitions":
                 [{"event": "noMatch"}, {"event": "match", "next": "zoe", "conditions":
                  [{"type": "equal_to", "arguments": [], "value": "zoe"}]}]}""",
                "{\"name\": \"zoe\", \"type\": \"send-message\", \"properties\": {\"body\": \"Zoe\"}}");

        assertEquals("match zoe", actions.path().get(1));
    }

    @Test
    void getCarriesParametersInItsQuery() {
        request(
                "\"method\": \"GET\", \"url\": \"http://a/?b=c\", \"parameters\": [{\"key\": \"n\", \"value\": \"Zoe & I\"}]");

        assertEquals(List.of(new FetchRequest("GET", "http://a/?b=c&n=Zoe+%26+I", "", "", false)), actions.requests);
    }

    @Test
    void postCarriesParametersInItsForm() {
        request(
                """
                "method": "POST", "url": "http://a/", "add_twilio_auth": true,
                "parameters": [{"key": "n", "value": "{{flow.data.name}}"}, {"key": "n", "value": "2"}]""");

        assertEquals(
                List.of(new FetchRequest("POST", "http://a/", "application/x-www-form-urlencoded", "n=Zoe&n=2", true)),
                actions.requests);
    }

    @Test
    void postCarriesJsonInItsBody() {
        request(
                """
                "method": "POST", "url": "http://a/", "content_type": "application/json;charset=utf-8",
                "body": "{\\"n\\": \\"{{flow.data.name}}\\"}\"""");

        assertEquals(
                List.of(new FetchRequest(
                        "POST", "http://a/", "application/json;charset=utf-8", "{\"n\": \"Zoe\"}", false)),
                actions.requests);
    }

    @Test
    void answerIsKeptAndParsed() {
        FlowRun run = request("\"url\": \"http://a/\"");

        actions.reply.complete(new FetchResponse(201, "application/json", "{\"a\": [1]}"));

        assertEquals(
                Map.of(
                        "status_code",
                        201,
                        "content_type",
                        "application/json",
                        "body",
                        "{\"a\": [1]}",
                        "parsed",
                        Map.of("a", List.of(1))),
                Rehearsal.at(run.context(), "widgets", "first"));
        assertEquals("success Ended", actions.path().get(1));
    }

    @Test
    void answerThatIsAnErrorLeavesByFailed() {
        request("\"url\": \"http://a/\"");

        actions.reply.complete(new FetchResponse(404, "text/plain", "no"));

        assertEquals("failed Ended", actions.path().get(1));
    }

    @Test
    void noAnswerLeavesByFailed() {
        FlowRun run = request("\"url\": \"http://a/\"");

        actions.reply.fail("no answer within 10 s");

        assertEquals("failed Ended", actions.path().get(1));
        assertEquals(Map.of("error", "no answer within 10 s"), Rehearsal.at(run.context(), "widgets", "first"));
    }

    @Test
    void functionIsAskedWithAFormAndLeavesByFail() {
        actions.start(
                """
                {"name": "first", "type": "run-function", "properties":
                 {"service_sid": "ZS1", "url": "https://a.twil.io/f", "parameters": [{"key": "a", "value": "b"}]}}""");
        actions.reply.complete(new FetchResponse(500, "text/plain", "no"));

        assertEquals("POST", actions.requests.get(0).method());
        assertEquals("a=b", actions.requests.get(0).body());
        assertEquals("fail Ended", actions.path().get(1));
    }

    private Map<?, ?> variables(String variables) {
        FlowRun run =
                actions.start("{\"name\": \"first\", \"type\": \"set-variables\", \"properties\": {\"variables\": ["
                        + variables + "]}}");
        return (Map<?, ?>) Objects.requireNonNullElse(Rehearsal.at(run.context(), "flow", "variables"), Map.of());
    }

    private void split(String name) {
        String condition = "{\"type\": \"%s\", \"arguments\": [\"%s\"], \"value\": \"%s\"}";
        String starts = condition.formatted("starts_with", name, "z");
        actions.start(
                """
                {"name": "first", "type": "split-based-on", "transitions": [{"event": "noMatch"},
                 {"event": "match", "next": "both", "conditions": [%s, %s]},
                 {"event": "match", "next": "one", "conditions": [%s]}]}"""
                        .formatted(starts, condition.formatted("equal_to", name, "zoe"), starts),
                "{\"name\": \"both\", \"type\": \"send-message\", \"properties\": {\"body\": \"both\"}}",
                "{\"name\": \"one\", \"type\": \"send-message\", \"properties\": {\"body\": \"one\"}}");
    }

    private FlowRun request(String properties) {
        return actions.start(
                "{\"name\": \"first\", \"type\": \"make-http-request\", \"properties\": {" + properties + "}}");
    }
}
