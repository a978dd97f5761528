package dev.parley.inbox;

import dev.parley.app.TestPipeline;
import dev.parley.inbox.broker.InboxSettings;
import dev.parley.inbox.deadletter.DeadLetterCommands;
import dev.parley.protocol.FormParameters;
import dev.parley.webhook.WebhookEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;

/** An inbox with a route that listens, to be filled and drained without HTTP in between. */
final class Backlog implements AutoCloseable {
    private static final int UNDER_WAY = 2_000;
    private static final int WORKERS = 64;

    private final TestPipeline pipeline = new TestPipeline();
    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
    private final Semaphore underWay = new Semaphore(UNDER_WAY);
    private final DurableInbox inbox;

    Backlog(Path directory) {
        inbox = DurableInbox.open(InboxSettings.embedded(directory, Duration.ofMinutes(1)));
    }

    /** Writes events, and returns when all of them are on disk. */
    void fill(int events, int conversations, int bodyCharacters) throws InterruptedException {
        String body = "x".repeat(bodyCharacters);
        for (int number = 0; number < events; number++) {
            store(event("CH%032d".formatted(number % conversations), number, body));
        }
        settle();
    }

    /** Writes an event, when not too many are under way. */
    void store(WebhookEvent event) throws InterruptedException {
        underWay.acquire();
        inbox.store(event).whenComplete((stored, failure) -> {
            if (failure != null) {
                throw new IllegalStateException(failure);
            }
            underWay.release();
        });
    }

    /** Waits until everything is on disk. */
    void settle() throws InterruptedException {
        underWay.acquire(UNDER_WAY);
        underWay.release(UNDER_WAY);
    }

    /** Waits until no more than so many messages lie in the inbox: those of lanes that are too long have been moved. */
    void awaitLeft(long max) throws Exception {
        DeadLetterCommands commands = inbox.deadLetters();
        while (commands.waiting() > max) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    static WebhookEvent event(String conversation, int number, String body) {
        Map<String, List<String>> said = new LinkedHashMap<>();
        said.put("EventType", List.of("onMessageAdded"));
        said.put("ConversationSid", List.of(conversation));
        said.put("MessageSid", List.of("IM%032d".formatted(number)));
        said.put("Index", List.of(String.valueOf(number)));
        said.put("DateCreated", List.of("2026-11-22T12:00:00.000Z"));
        said.put("Body", List.of(body));
        return WebhookEvent.of("onMessageAdded", new FormParameters(said), null);
    }

    /** Begins to dispatch to one route with one step. */
    void dispatch(Processor step) throws Exception {
        pipeline.bind("step", step)
                .loadYaml(
                        """
                        - route:
                            id: step
                            from:
                              uri: twilio-webhook:onMessageAdded
                              steps:
                                - process: {ref: step}
                        """)
                .start();
        inbox.dispatch(pipeline::listeners, workers);
    }

    @Override
    public void close() throws Exception {
        inbox.pause();
        pipeline.close();
        inbox.close();
        workers.shutdownNow();
    }
}
