package dev.parley.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.parley.camel.EventHeaders;
import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.SandboxSettings;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.twilio.call.CallCatalog;
import dev.parley.twilio.call.TwilioCalls;
import dev.parley.twilio.request.TwilioSettings;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fifty concurrent calls for the same resource, against a realistic Twilio, all get the one that is created. */
class EnsureAtOnceTest {
    private static final int MANY = 50;
    private static final URI UNUSED = URI.create("http://127.0.0.1:9");
    private static final String URL = "configuration.url: https://example.com/a";

    private final Vertx vertx = Vertx.vertx();
    private final Sandbox sandbox = Sandbox.start(vertx, new SandboxSettings("127.0.0.1", 0, UNUSED, UNUSED, false));
    private final TwilioSettings settings = new TwilioSettings(
            SandboxAccount.ACCOUNT_SID,
            SandboxAccount.API_KEY_SID,
            SandboxAccount.API_KEY_SECRET,
            sandbox.uri(),
            null,
            null,
            Duration.ofSeconds(20),
            Duration.ofSeconds(20));
    private final Routes routes = new Routes(settings);
    private final TwilioCalls calls = new TwilioCalls(settings, 1, Clock.systemUTC());
    private final ExecutorService threads = Executors.newFixedThreadPool(MANY);

    @AfterEach
    void close() throws Exception {
        threads.shutdownNow();
        routes.close();
        calls.close();
        sandbox.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** The ensured resources, and the list that then contains one of each. */
    record Wish(String operation, String list, List<String> parameters) {
        static Wish of(String resource, String... parameters) {
            return new Wish(resource + "/ensure", resource + "/list", List.of(parameters));
        }

        boolean isInConversation() {
            return operation.contains("conversations/") && !operation.endsWith("conversations/ensure");
        }

        boolean isOfService() {
            return operation.startsWith("services/");
        }

        @Override
        public String toString() {
            return operation + " " + parameters;
        }
    }

    static Stream<Wish> wishes() {
        return Stream.of("", "services/")
                .flatMap(scope -> Stream.of(
                        Wish.of(scope + "conversations", "uniqueName: order-7"),
                        Wish.of(scope + "users", "identity: ada"),
                        Wish.of(scope + "conversations/participants", "identity: ada"),
                        Wish.of(
                                scope + "conversations/participants",
                                "messagingBinding.address: '+15005550001'",
                                "messagingBinding.proxyAddress: '+15005550006'"),
                        Wish.of(
                                scope + "conversations/webhooks",
                                "target: webhook",
                                URL,
                                "configuration.filters: onMessageAdded"),
                        Wish.of(
                                scope + "conversations/webhooks",
                                "target: studio",
                                "configuration.flowSid: " + SandboxAccount.FLOW_SID,
                                "configuration.filters: onMessageAdded"),
                        Wish.of(scope + "conversations/messages", "body: Hello")));
    }

    @ParameterizedTest
    @MethodSource("wishes")
    void createsOneAndReturnsItToEveryCall(Wish wish) throws Exception {
        Map<String, List<String>> place = place(wish);
        List<String> parameters = new ArrayList<>(wish.parameters());
        place.forEach((name, value) -> parameters.add(name + ": " + value.get(0)));
        routes.start(wish.operation(), parameters.toArray(String[]::new));

        List<Exchange> done = atOnce(() -> routes.send("", Map.of(EventHeaders.ID, "E1")));

        List<String> there = sids(calls.list(new CallCatalog().get(wish.list()), place, MANY));
        assertEquals(1, there.size());
        assertEquals(Collections.nCopies(MANY, there.get(0)), sids(done.stream().map(EnsureAtOnceTest::answer)));
        assertEquals(0, routes.runtime().calls().locks().size());
    }

    private Map<String, List<String>> place(Wish wish) {
        Map<String, List<String>> place = new HashMap<>();
        if (wish.isOfService()) {
            place.put("chatServiceSid", List.of(SandboxAccount.CONVERSATIONS_SERVICE_SID));
        }
        if (wish.isInConversation()) {
            place.put("conversationSid", List.of(conversation()));
        }
        return place;
    }

    private String conversation() {
        Map<String, Object> made = calls.call(new CallCatalog().get("conversations/create"), Map.of());
        return String.valueOf(made.get("sid"));
    }

    private List<Exchange> atOnce(Callable<Exchange> one) throws Exception {
        CyclicBarrier together = new CyclicBarrier(MANY);
        List<Exchange> done = new ArrayList<>();
        for (Future<Exchange> future : threads.invokeAll(Collections.nCopies(MANY, (Callable<Exchange>) () -> {
            together.await(1, TimeUnit.MINUTES);
            return one.call();
        }))) {
            done.add(future.get());
        }
        return done;
    }

    private static Map<?, ?> answer(Exchange done) {
        assertNull(done.getException());
        return done.getMessage().getBody(Map.class);
    }

    private static List<String> sids(List<? extends Map<?, ?>> records) {
        return sids(records.stream());
    }

    private static List<String> sids(Stream<? extends Map<?, ?>> records) {
        return records.map(one -> String.valueOf(one.get("sid"))).toList();
    }

    @Test
    void makesOneOfEachWhereTheyAreDifferent() throws Exception {
        String conversation = conversation();
        routes.start("conversations/messages/ensure", "conversationSid: " + conversation, "body: Hello");
        AtomicInteger events = new AtomicInteger();

        List<Exchange> done =
                atOnce(() -> routes.send("", Map.of(EventHeaders.ID, "E" + events.incrementAndGet() % 5)));

        assertEquals(
                5, Set.copyOf(sids(done.stream().map(EnsureAtOnceTest::answer))).size());
    }
}
