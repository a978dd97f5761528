package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.parley.camel.EventHeaders;
import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.SandboxSettings;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.TrafficSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Far more calls than Twilio accepts at once, against a sandbox with Twilio's limits: none is refused or lost. */
class BurstTest {
    private static final URI UNUSED = URI.create("http://127.0.0.1:9");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);
    private static final String MESSAGES = "conversations/messages/create?conversationSid=${body}&body=Hello";

    private final Vertx vertx = Vertx.vertx();
    private final Sandbox sandbox = Sandbox.start(vertx, new SandboxSettings("127.0.0.1", 0, UNUSED, UNUSED, true));
    private final Routes routes = new Routes(
            new TwilioSettings(
                    SandboxAccount.ACCOUNT_SID,
                    SandboxAccount.API_KEY_SID,
                    SandboxAccount.API_KEY_SECRET,
                    sandbox.uri(),
                    null,
                    null,
                    LONG_ENOUGH,
                    LONG_ENOUGH),
            new TrafficSettings(256, 30, SandboxAccount.CONVERSATIONS_SERVICE_SID));

    @AfterEach
    void close() throws Exception {
        routes.close();
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void drawsNoRefusalWithFiveThousandEventsOfFiftyConversations() throws Exception {
        List<String> conversations = conversations(50);

        // The lanes send their events in turn.
        List<String> bodies = IntStream.range(0, 5_000)
                .mapToObj(i -> conversations.get(i % 50))
                .toList();

        assertEquals(Collections.nCopies(5_000, "done"), outcomes(MESSAGES, bodies));
        assertEquals(0, routes.runtime().scheduler().refused());
    }

    @Test
    void drawsNoRefusalWithManyChangesOfOneConversation() throws Exception {
        String conversation = conversations(1).get(0);

        assertEquals(Collections.nCopies(100, "done"), outcomes(MESSAGES, Collections.nCopies(100, conversation)));
    }

    @Test
    void drawsNoRefusalWithManyPeopleOfOneService() throws Exception {
        List<String> people =
                IntStream.range(0, 60).mapToObj(i -> "person-" + i).toList();

        assertEquals(Collections.nCopies(60, "done"), outcomes("users/ensure?identity=${body}", people));
    }

    private List<String> conversations(int count) throws Exception {
        return send("conversations/create", Collections.nCopies(count, "")).stream()
                .map(done -> String.valueOf(done.getMessage().getBody(Map.class).get("sid")))
                .toList();
    }

    private List<String> outcomes(String operation, List<String> bodies) throws Exception {
        return send(operation, bodies).stream()
                .map(done -> done.getException() == null
                        ? "done"
                        : String.valueOf(done.getException().getMessage()))
                .toList();
    }

    /** Sends all at once from one thread, which would block for ever if any of them held it. */
    private List<Exchange> send(String operation, List<String> bodies) throws Exception {
        routes.context().start();
        Endpoint endpoint = routes.context().getEndpoint("twilio-api:" + operation);
        List<CompletableFuture<Exchange>> all = new ArrayList<>();
        try (AsyncProducer producer = endpoint.createAsyncProducer()) {
            producer.start();
            for (String body : bodies) {
                Exchange exchange = endpoint.createExchange();
                exchange.setProperty(EventHeaders.ID, "E" + all.size());
                exchange.getMessage().setBody(body);
                CompletableFuture<Exchange> done = new CompletableFuture<>();
                producer.process(exchange, sync -> done.complete(exchange));
                all.add(done);
            }
            return assertTimeoutPreemptively(
                    LONG_ENOUGH, () -> all.stream().map(CompletableFuture::join).toList());
        }
    }
}
