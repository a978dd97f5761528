package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.parley.camel.InvalidRouteException;
import dev.parley.webhook.HookSettings.OnFailure;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The steps with which a route answers a hook: accept, change, reject. */
class HookStepsTest {
    private static final String BREAK = "throwException: {exceptionType: java.lang.IllegalStateException, message: no}";

    // Failures are rejected here, so that they differ from the response of the route.
    private final HookRoutes hooks = new HookRoutes(HookRoutes.LONG, OnFailure.REJECT);

    @AfterEach
    void close() {
        hooks.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "onConversationAdd",
                "onConversationUpdate",
                "onConversationRemove",
                "onMessageAdd",
                "onMessageUpdate",
                "onMessageRemove",
                "onParticipantAdd",
                "onParticipantUpdate",
                "onParticipantRemove",
                "onUserUpdate"
            })
    void acceptAndRejectEveryHook(String hook) throws Exception {
        hooks.answering(HookRoutes.listening("one", hook, "to: twilio-webhook:${body[Answer]}")
                .replace("to: ", "toD: "));

        assertAnswer("200", "", hooks.ask(hook, "Answer=accept"));
        assertAnswer("403", "", hooks.ask(hook, "Answer=reject"));
    }

    @ParameterizedTest
    @CsvSource({
        "onConversationAdd, friendly_name",
        "onConversationUpdate, friendly_name",
        "onMessageAdd, body",
        "onMessageAdd, author",
        "onMessageUpdate, body",
        "onMessageUpdate, author"
    })
    void changeWhatTwilioAllows(String hook, String key) throws Exception {
        hooks.answering(HookRoutes.listening("one", hook, change(key, "${body[Given]}!")));

        assertAnswer("200", "{\"" + key + "\":\"new!\"}", hooks.ask(hook, "Given=new"));
    }

    @Test
    void changeAttributesOfMessage() throws Exception {
        hooks.answeringBy(change("attributes", "{\"from\":\"${body[Body]}\"}"));

        assertAnswer("200", "{\"attributes\":\"{\\\"from\\\":\\\"hi\\\"}\"}", hooks.ask("hi"));
    }

    @Test
    void keepWhatPeopleWriteInsideTheTextOfAttributes() throws Exception {
        hooks.answeringBy(change("attributes", "{\"said\":\"${body[Body]}\"}"));

        assertAnswer(
                "200",
                "{\"attributes\":\"{\\\"said\\\":\\\"a\\\\\\\",\\\\\\\"admin\\\\\\\":\\\\\\\"b\\\"}\"}",
                hooks.ask("a%22,%22admin%22:%22b"));
    }

    @Test
    void changeWithValuesAsWritten() throws Exception {
        hooks.answeringBy(change("body", "a & b + 100% \"${body[Body]}\" (c)"));

        assertAnswer("200", "{\"body\":\"a & b + 100% \\\"hi\\\" (c)\"}", hooks.ask("hi"));
    }

    @Test
    void addUpWhereTheyChangeTwice() throws Exception {
        hooks.answeringBy(change("body", "one") + "\n        - " + change("author", "ann") + "\n        - "
                + change("body", "two"));

        assertAnswer("200", "{\"author\":\"ann\",\"body\":\"two\"}", hooks.ask("hi"));
    }

    @ParameterizedTest
    @CsvSource({"accept, 200", "reject, 403"})
    void endTheRouteWithYesOrNo(String answer, String status) throws Exception {
        hooks.answeringBy(change("body", "one") + "\n        - to: twilio-webhook:" + answer + "\n        - " + BREAK);

        assertAnswer(status, "", hooks.ask("hi"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "split: {constant: 'bad,good', delimiter: ',', steps: [%s]}",
                "split: {constant: 'bad,good', delimiter: ',', parallelProcessing: true, steps: [%s]}",
                "loop: {constant: '2', copy: true, steps: [%s]}",
                "multicast: {steps: [%s, {log: good}]}",
                "filter: {constant: 'true', steps: [%s]}"
            })
    void countInEveryPartOfTheRoute(String step) throws Exception {
        hooks.answeringBy(step.formatted("{to: twilio-webhook:reject}"));

        assertAnswer("403", "", hooks.ask("hi"));
    }

    @Test
    void addUpWhereTheRouteIsSplit() throws Exception {
        hooks.answeringBy("split: {constant: 'a,b', delimiter: ',', steps: [" + "{" + change("author", "ann${body}")
                + "}, {" + change("body", "x") + "}]}");

        assertAnswer("200", "{\"author\":\"annb\",\"body\":\"x\"}", hooks.ask("hi"));
    }

    @Test
    void stayNoWhateverAnotherPartSays() throws Exception {
        hooks.answeringBy(
                "split: {constant: 'reject,accept', delimiter: ',', steps: [{toD: 'twilio-webhook:${body}'}]}");

        assertAnswer("403", "", hooks.ask("hi"));
    }

    @Test
    void leaveTheEventForTheStepsThatFollow() throws Exception {
        hooks.answeringBy(change("author", "ann") + "\n        - " + change("body", "${body[Body]}"));

        assertAnswer("200", "{\"author\":\"ann\",\"body\":\"hi\"}", hooks.ask("hi"));
    }

    @Test
    void failWhereTwilioDoesNotTakeTheChange() throws Exception {
        hooks.answering(HookRoutes.listening("one", "onMessageAdd", "to: direct:change")
                + """
                - route:
                    id: change
                    from:
                      uri: direct:change
                      steps:
                        - %s
                """
                        .formatted(change("friendly_name", "ann")));

        assertAnswer("403", "", hooks.ask("hi"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "onMessageAdd; attributes, author, body",
                "onMessageRemove; nothing, only accept or reject",
            })
    void areHeldAtStartAgainstTheHookThatTheyAnswer(String hook, String may) {
        assertMistake(
                "Route message-add listens to " + hook
                        + ", and twilio-webhook:change changes \"friendly_name\". A response can change " + may + ".",
                hook,
                "choice: {when: [{constant: 'true', steps: [{" + change("friendly_name", "ann") + "}]}]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onMessageAdded", "status", "*"})
    void answerHooksOnly(String event) {
        assertMistake(
                "Route message-add listens to " + event
                        + ", and twilio-webhook:reject answers a hook. Hooks are onConversationAdd, onConversationRemove,"
                        + " onConversationUpdate, onMessageAdd, onMessageRemove, onMessageUpdate, onParticipantAdd,"
                        + " onParticipantRemove, onParticipantUpdate, onUserUpdate.",
                event,
                "to: twilio-webhook:reject");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "friendlyName, x, has no parameter \"friendlyName\". Did you mean \"friendly_name\"?",
                "body, ${bdy}, : body is \"${bdy}\": Simple cannot parse ${bdy}",
            })
    void areCheckedAtStart(String key, String value, String message) {
        assertMistake("twilio-webhook:change" + (message.startsWith(":") ? "" : " ") + message, change(key, value));
    }

    @Test
    void needSomethingToChange() {
        assertMistake(
                "twilio-webhook:change needs at least one parameter of attributes, author, body, friendly_name.",
                "to: twilio-webhook:change");
    }

    @Test
    void takeNoParametersForYesOrNo() {
        assertMistake(
                "twilio-webhook:reject has no parameter \"body\".",
                "to: {uri: twilio-webhook:reject, parameters: {body: x}}");
    }

    private static String change(String key, String value) {
        return "to: {uri: twilio-webhook:change, parameters: {" + key + ": '" + value + "'}}";
    }

    private void assertMistake(String message, String step) {
        assertMistake(message, "onMessageAdd", step);
    }

    private void assertMistake(String message, String type, String step) {
        Throwable thrown =
                assertThrows(Exception.class, () -> hooks.answering(HookRoutes.listening("message-add", type, step)));
        while (thrown.getCause() != null && !(thrown instanceof InvalidRouteException)) {
            thrown = thrown.getCause();
        }
        assertEquals(message, String.valueOf(thrown.getMessage()).replaceFirst(", Unknown function.*", ""));
    }

    private static void assertAnswer(String status, String body, HttpResponse<String> answer) {
        assertEquals(
                Map.of("status", status, "type", body.isEmpty() ? "" : "application/json", "body", body),
                HookRoutes.of(answer));
    }
}
