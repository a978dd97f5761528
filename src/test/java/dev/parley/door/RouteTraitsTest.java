package dev.parley.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Processor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Which thread a route runs on. */
class RouteTraitsTest {
    private static final String READER = "vert.x-eventloop-thread";
    private static final String WORKER = "door";
    private static OpenDoor door;

    /** A step, or a condition that holds where something is asked. */
    private static final class Prompt implements Processor, Predicate, NeverWaits {
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
                                  redeliveryPolicy: {maximumRedeliveries: 1}
                        - routeConfiguration:
                            id: tells
                            onException:
                              - onException:
                                  exception: [java.io.EOFException]
                                  steps:
                                    - process: {ref: unknown}
                        - route:
                            routeConfigurationId: tells
                            from:
                              uri: platform-http:/unknown-after-failure
                              steps:
                                - process: {ref: prompt}
                        - route:
                            from:
                              uri: platform-http:/prompt
                              steps:
                                - process: {ref: prompt}
                        - route:
                            from:
                              uri: platform-http:/unknown
                              steps:
                                - process: {ref: prompt}
                                - process: {ref: unknown}
                        - route:
                            from:
                              uri: platform-http:/choice/{answer}
                              steps:
                                - choice:
                                    when:
                                      - ref: prompt
                                        steps:
                                          - process: {ref: prompt}
                                    otherwise:
                                      steps:
                                        - process: {ref: prompt}
                        - route:
                            from:
                              uri: platform-http:/unknown-condition
                              steps:
                                - choice:
                                    when:
                                      - ref: whoKnows
                                        steps:
                                          - process: {ref: prompt}
                        - route:
                            from:
                              uri: platform-http:/unknown-branch
                              steps:
                                - choice:
                                    when:
                                      - ref: prompt
                                        steps:
                                          - process: {ref: prompt}
                                    otherwise:
                                      steps:
                                        - process: {ref: unknown}
                        - route:
                            from:
                              uri: platform-http:/direct
                              steps:
                                - to: direct:prompt
                        - route:
                            from:
                              uri: direct:prompt
                              steps:
                                - process: {ref: prompt}
                        """);
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
    void handsOverWhatItDoesNotKnow() throws Exception {
        assertEquals(WORKER, threadOf("/unknown"));
        assertEquals(WORKER, threadOf("/unknown-condition"));
        assertEquals(WORKER, threadOf("/unknown-branch"));
        assertEquals(WORKER, threadOf("/direct"));
        assertEquals(WORKER, threadOf("/unknown-after-failure"));
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
