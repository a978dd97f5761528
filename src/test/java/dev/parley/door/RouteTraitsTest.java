package dev.parley.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.camel.NonBlocking;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which thread a route runs on. */
class RouteTraitsTest {
    private static final String READER = "vert.x-eventloop-thread";
    private static final String WORKER = "door";
    private static final String PROMPT = "- process: {ref: prompt}\n";
    private static final String UNKNOWN = "- process: {ref: unknown}\n";
    private static OpenDoor door;

    /** A step, or a condition that is true for paths that end in {@code /yes}. */
    private static final class Prompt implements Processor, Predicate, NonBlocking {
        @Override
        public void process(Exchange exchange) {
            answerThread(exchange);
        }

        @Override
        public boolean matches(Exchange exchange) {
            return exchange.getMessage()
                    .getHeader(Exchange.HTTP_PATH, String.class)
                    .endsWith("/yes");
        }
    }

    private static void answerThread(Exchange exchange) {
        exchange.getMessage().setBody(Thread.currentThread().getName().contains(READER) ? READER : WORKER);
    }

    @BeforeAll
    static void open() throws Exception {
        door = new OpenDoor()
                .with("prompt", new Prompt())
                .with("unknown", (Processor) RouteTraitsTest::answerThread)
                .with("whoKnows", (Predicate) exchange -> true)
                .with(
                        """
                        - routeConfiguration:
                            onException:
                              - onException:
                                  exception: [java.io.IOException]
                                  redeliveryPolicy: {maximumRedeliveries: 1, asyncDelayedRedelivery: true}
                        - routeConfiguration:
                            id: repeats-here
                            onException:
                              - onException:
                                  exception: [java.io.EOFException]
                                  redeliveryPolicy: {maximumRedeliveries: 1}
                        - routeConfiguration:
                            id: tells
                            onException:
                              - onException:
                                  exception: [java.io.EOFException]
                                  steps:
                                    - process: {ref: unknown}
                        - route:
                            routeConfigurationId: repeats-here
                            from:
                              uri: platform-http:/repeats-here
                              steps:
                                - process: {ref: prompt}
                        - route:
                            routeConfigurationId: tells
                            from:
                              uri: platform-http:/unknown-after-failure
                              steps:
                                - process: {ref: prompt}
                        """
                                + route("platform-http:/prompt", PROMPT)
                                + route("platform-http:/unknown", PROMPT + UNKNOWN)
                                + route("platform-http:/choice/{answer}", choice("prompt", PROMPT))
                                + route("platform-http:/unknown-condition", choice("whoKnows", PROMPT))
                                + route("platform-http:/unknown-branch", choice("prompt", UNKNOWN))
                                + route("platform-http:/texts", texts("${body} of ${header.CamelHttpPath}"))
                                + route("platform-http:/bean", texts("${bean:unknown}"))
                                + route("platform-http:/direct", "- to: direct:prompt\n")
                                + route("direct:prompt", PROMPT));
    }

    private static String route(String from, String steps) {
        return """
                - route:
                    from:
                      uri: %s
                      steps:
                """
                        .formatted(from)
                + steps.indent(8);
    }

    /** Returns steps that evaluate and set text, and one that responds. */
    private static String texts(String simple) {
        return """
                - setProperty:
                    name: known
                    simple: %s
                - filter:
                    simple: ${exchangeProperty.known} != null
                    steps:
                      - setBody: {constant: nothing}
                """
                        .formatted(simple)
                + PROMPT;
    }

    /** Returns a choice whose first branch is non-blocking, and whose other branch is the given step. */
    private static String choice(String condition, String otherwise) {
        return """
                - choice:
                    when:
                      - ref: %s
                        steps:
                          - process: {ref: prompt}
                    otherwise:
                      steps:
                """
                        .formatted(condition)
                + otherwise.indent(8);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @Test
    void runsStepsThatNeverWaitWhereTheRequestWasRead() throws Exception {
        assertEquals(READER, threadOf("/prompt"));
    }

    @Test
    void runsBothBranchesOfConditionThatNeverWaitsThere() throws Exception {
        assertEquals(READER, threadOf("/choice/yes"));
        assertEquals(READER, threadOf("/choice/no"));
    }

    @Test
    void runsWhatSetsTextsAndAsksThemThere() throws Exception {
        assertEquals(READER, threadOf("/texts"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/unknown",
                "/unknown-condition",
                "/unknown-branch",
                "/direct",
                "/bean",
                "/repeats-here",
                "/unknown-after-failure"
            })
    void handsOverWhatItDoesNotKnow(String path) throws Exception {
        assertEquals(WORKER, threadOf(path));
    }

    @Test
    void handsOverBodyThatTakesLongToRead() throws Exception {
        String long64KiB = "Body=" + "a".repeat(64 * 1024);

        assertEquals(WORKER, door.postForm("/prompt", long64KiB).body());
    }

    private static String threadOf(String path) throws IOException, InterruptedException {
        return door.get(path).body();
    }
}
