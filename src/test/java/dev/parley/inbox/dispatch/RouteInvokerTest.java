package dev.parley.inbox.dispatch;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.parley.Sids;
import dev.parley.camel.NonBlocking;
import dev.parley.inbox.Node;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which thread a route runs on. */
class RouteInvokerTest {
    private static final String PROMPT = "inbox-non-blocking";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final List<String> threads = new CopyOnWriteArrayList<>();

    /** Records the event and the thread at once. */
    private final class Noting implements Processor, NonBlocking {
        private final List<String> bodies;

        Noting(List<String> bodies) {
            this.bodies = bodies;
        }

        Noting() {
            this(new CopyOnWriteArrayList<>());
        }

        @Override
        public void process(Exchange exchange) {
            threads.add(Thread.currentThread().getName());
            bodies.add(String.valueOf(exchange.getMessage().getBody(Map.class).get("Body")));
        }
    }

    @Test
    void hearsWhatNeverWaitsOnTheThreadThatAllSuchRoutesShare() throws Exception {
        try (Node node = new Node(directory).with("prompt", new Noting()).dispatching(Node.listening("a", "prompt"))) {
            node.message("CH1", "one");
            node.message("CH2", "two");

            await().until(() -> threads.size() == 2);
            assertEquals(List.of(PROMPT, PROMPT), threads);
        }
    }

    @Test
    void hearsWhatMayWaitElsewhere() throws Exception {
        Processor unknown = exchange -> threads.add(Thread.currentThread().getName());
        try (Node node = new Node(directory)
                .with("prompt", new Noting())
                .with("unknown", unknown)
                .dispatching(Node.listening("a", "prompt") + Node.listening("b", "unknown"))) {
            node.message("CH1", "one");

            await().until(() -> threads.size() == 2);
            threads.forEach(thread -> assertNotEquals(PROMPT, thread));
        }
    }

    @Test
    void hearsWhatNeverWaitsWhileEveryOtherThreadWaits() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        try (Node node = new Node(directory)
                .with("prompt", new Noting())
                .with("waits", exchange -> open.await())
                .dispatching(Node.listening("a", "waits")
                        + Node.listening("b", "prompt").replace("onMessageAdded", "onConversationAdded"))) {
            for (int lane = 0; lane < 10; lane++) {
                node.message("CH" + lane, "stuck");
            }
            node.post("/chat", "EventType=onConversationAdded&ConversationSid=" + Sids.of("CH99"));

            await().until(() -> threads.equals(List.of(PROMPT)));
            open.countDown();
        }
    }

    @Test
    void hearsLongLaneInOrder() throws Exception {
        List<String> bodies = new CopyOnWriteArrayList<>();
        try (Node node =
                new Node(directory).with("prompt", new Noting(bodies)).dispatching(Node.listening("a", "prompt"))) {
            List<String> said =
                    IntStream.range(0, 200).mapToObj(number -> "n" + number).toList();
            for (String body : said) {
                node.message("CH1", body);
            }

            await().until(() -> bodies.size() == 200);
            assertEquals(said, bodies);
            assertEquals(Set.of(PROMPT), Set.copyOf(threads));
        }
    }
}
