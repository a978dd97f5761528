package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.webhook.HookSettings.OnFailure;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses to pre-action webhooks. */
class HooksTest {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final String BREAK = "throwException: {exceptionType: java.lang.IllegalStateException, message: no}";

    private final CountDownLatch released = new CountDownLatch(1);
    private HookRoutes hooks = HookRoutes.patient();

    @AfterEach
    void close() {
        released.countDown();
        hooks.close();
    }

    @Test
    void giveTwilioTheMapThatTheRouteMade() throws Exception {
        hooks.with("edit", exchange -> exchange.getMessage().setBody(Map.of("body", "***")))
                .answeringBy("process: {ref: edit}");

        assertAnswer("200", "application/json", "{\"body\":\"***\"}", hooks.ask("damn"));
    }

    @Test
    void giveTwilioTheJsonThatTheRouteWrote() throws Exception {
        hooks.answeringBy("setBody: {simple: '{\"body\": \"${body[Body]}!\"}'}");

        assertAnswer("200", "application/json", "{\"body\":\"hi!\"}", hooks.ask("hi"));
    }

    @Test
    void areEmptyWhereTheRouteChangedNothing() throws Exception {
        hooks.answeringBy("setHeader: {name: X-Own, constant: secret}");

        assertAnswer("200", "", "", hooks.ask("hi"));
    }

    @Test
    void areEmptyWhereNobodyListens() throws Exception {
        hooks.answering(HookRoutes.listening("other", "onMessageUpdate", BREAK));

        assertAnswer("200", "", "", hooks.ask("hi"));
    }

    @Test
    void areNotHeardByWhoHearsEverythingElse() throws Exception {
        hooks.answering(HookRoutes.listening("rest", "*", BREAK));

        assertAnswer("200", "", "", hooks.ask("hi"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onReactionAdd", "onXUpdate", "onmessageadd", "onMessageAdded", "READ", ""})
    void areAcceptedWhereTheNameIsNew(String name) throws Exception {
        answerWith(HookRoutes.LONG, OnFailure.REJECT)
                .answering(HookRoutes.listening("rest", "*", BREAK)
                        + HookRoutes.listening("added", "onMessageAdded", BREAK)
                        + HookRoutes.listening("add", "onMessageAdd", BREAK));

        assertAnswer("200", "", "", hooks.ask(name, "ConversationSid=CH1"));
    }

    @Test
    void passTheStatusThatTheRouteSet() throws Exception {
        hooks.answeringBy("setHeader: {name: CamelHttpResponseCode, constant: 403}");

        assertAnswer("403", "", "", hooks.ask("hi"));
    }

    @Test
    void showTheRouteWhatTwilioSaid() throws Exception {
        hooks.answeringBy("setBody: {simple: '{\"body\": \"${body} ${headers.size}\"}'}");

        assertEquals(
                "{\"body\":\"{EventType=onMessageAdd, ConversationSid=CH1, Body=hi} 1\"}",
                hooks.ask("hi").body());
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT, 200", "REJECT, 403"})
    void areAnsweredForWhereTheRouteFails(OnFailure onFailure, String status) throws Exception {
        answerWith(HookRoutes.LONG, onFailure).answeringBy(BREAK);

        assertAnswer(status, "", "", hooks.ask("hi"));
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT, 200", "REJECT, 403"})
    void areAnsweredForWhereTheRouteAnswersRubbish(OnFailure onFailure, String status) throws Exception {
        answerWith(HookRoutes.LONG, onFailure).answeringBy("setBody: {constant: 'certainly!'}");

        assertAnswer(status, "", "", hooks.ask("hi"));
    }

    @ParameterizedTest
    @CsvSource({"ACCEPT, 200", "REJECT, 403"})
    void areAnsweredForWhereTheRouteIsTooSlow(OnFailure onFailure, String status) throws Exception {
        answerWith(SHORT, onFailure).with("wait", exchange -> released.await()).answeringBy("process: {ref: wait}");

        assertAnswer(status, "", "", hooks.ask("hi"));
    }

    @Test
    void areAnsweredForWhereTheAnswerItselfIsTooSlow() throws Exception {
        InputStream neverWritten = new PipedInputStream(new PipedOutputStream());
        answerWith(SHORT, OnFailure.REJECT)
                .with("stream", exchange -> exchange.getMessage().setBody(neverWritten))
                .answeringBy("process: {ref: stream}");

        assertAnswer("403", "", "", hooks.ask("hi"));
    }

    @Test
    void readWhatTheRouteLeftToBeRead() throws Exception {
        hooks.with("reader", exchange -> exchange.getMessage().setBody(new StringReader("{\"body\":\"***\"}")))
                .answeringBy("process: {ref: reader}");

        assertAnswer("200", "application/json", "{\"body\":\"***\"}", hooks.ask("damn"));
    }

    @Test
    void areAnsweredForWhereTheRouteEditsTheEventInPlaceOfAnAnswer() throws Exception {
        answerWith(HookRoutes.LONG, OnFailure.REJECT)
                .with("edit", exchange -> {
                    Map<String, Object> event =
                            new LinkedHashMap<>(exchange.getMessage().getBody(Map.class));
                    event.put("Body", "***");
                    exchange.getMessage().setBody(event);
                })
                .answeringBy("process: {ref: edit}");

        assertAnswer("403", "", "", hooks.ask("damn"));
    }

    @Test
    void dropTheAnswerThatComesLate() throws Exception {
        CountDownLatch finished = new CountDownLatch(1);
        Processor late = exchange -> {
            exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
                @Override
                public void onDone(Exchange ended) {
                    finished.countDown();
                }
            });
            awaitDeafToInterrupts(released);
            exchange.getMessage().setBody(Map.of("body", "late"));
        };
        answerWith(SHORT, OnFailure.ACCEPT).with("late", late).answeringBy("process: {ref: late}");

        HttpResponse<String> answer = hooks.ask("hi");
        released.countDown();
        assertTrue(finished.await(1, TimeUnit.MINUTES));

        assertAnswer("200", "", "", answer);
    }

    @Test
    void areRefusedWithoutTheSignatureStep() throws Exception {
        hooks.answeringBy("setBody: {constant: '{\"body\": \"heard\"}'}");

        assertAnswer("403", "", "", hooks.askWithoutSignature());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"EventType\":[]}", "{\"EventType\":null}", "{\"EventType\":{\"a\":[1]}}"})
    void areEmptyWhereTwilioSaidNothingWeKnow(String json) throws Exception {
        hooks.answeringBy(BREAK);

        assertAnswer("200", "", "", hooks.askInJson(json));
    }

    @Test
    void haveOneRouteEach() {
        Exception failure = assertThrows(
                Exception.class,
                () -> hooks.answering(HookRoutes.listening("first", "onMessageAdd", "log: one")
                        + HookRoutes.listening("second", "onMessageAdd", "log: two")));

        assertEquals(
                "twilio-webhook:onMessageAdd is already answered by route first: Twilio accepts one response."
                        + " Join the two routes into one.",
                innermost(failure));
    }

    private static void awaitDeafToInterrupts(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                // Some libraries swallow the interrupt.
            }
        }
    }

    private HookRoutes answerWith(Duration budget, OnFailure onFailure) {
        hooks.close();
        hooks = new HookRoutes(budget, onFailure);
        return hooks;
    }

    private static void assertAnswer(String status, String type, String body, HttpResponse<String> answer) {
        assertEquals(Map.of("status", status, "type", type, "body", body), HookRoutes.of(answer));
    }

    private static String innermost(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }
}
