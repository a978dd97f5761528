package dev.parley.inbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * How much conversations that hang, with thousands of events behind each, slow the others. The others' events take 2 ms
 * each; in turn none, one and thirty conversations hang, and the same events of the others are timed.
 */
public final class HangingBench {
    private static final int OTHERS = Integer.getInteger("bench.events", 60_000);
    private static final int OTHER_CONVERSATIONS = 500;
    private static final int BEHIND = Integer.getInteger("bench.behind", 10_000);
    private static final int BODY_CHARACTERS = 2_500;
    private static final boolean MOVED = Boolean.getBoolean("bench.moved");
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 3);
    /** Until a run takes no less time than the one before. */
    private static final int WARM_UP = 4;

    private static final int MILLIS_EACH = 2;

    private HangingBench() {}

    public static void main(String[] arguments) throws Exception {
        for (int warming = 0; warming < WARM_UP; warming++) {
            seconds(0);
        }
        for (int round = 0; round < ROUNDS; round++) {
            double alone = seconds(0);
            double besideOne = seconds(1);
            double besideThirty = seconds(30);
            System.out.println(String.format(
                    Locale.ROOT,
                    "none hangs %.2f s; one %.2f s, %.3f x; thirty %.2f s, %.3f x",
                    alone,
                    besideOne,
                    besideOne / alone,
                    besideThirty,
                    besideThirty / alone));
        }
        System.exit(0);
    }

    private static double seconds(int hanging) throws Exception {
        Path directory = Files.createTempDirectory("backlog");
        Route route = new Route();
        try (Backlog backlog = new Backlog(directory)) {
            backlog.dispatch(route);
            for (int number = 0; number < hanging * BEHIND; number++) {
                String conversation = "CH" + "f".repeat(30) + String.format("%02d", number % hanging);
                backlog.store(Backlog.event(conversation, number, "x".repeat(BODY_CHARACTERS)));
            }
            backlog.settle();
            if (MOVED) {
                backlog.awaitLeft(0);
            }
            long began = System.nanoTime();
            backlog.fill(OTHERS, OTHER_CONVERSATIONS, BODY_CHARACTERS);
            if (!route.done.await(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException(route.done.getCount() + " of the others were not handled");
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            route.over.complete(null);
            return seconds;
        }
    }

    /** What hangs holds no thread, as a {@code twilio-api:} that waits holds none of the route's. */
    private static final class Route extends AsyncProcessorSupport {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private final CountDownLatch done = new CountDownLatch(OTHERS);

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Map<?, ?> message = exchange.getMessage().getBody(Map.class);
            if (String.valueOf(message.get("ConversationSid")).startsWith("CHf")) {
                over.thenRun(() -> callback.done(false));
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(MILLIS_EACH);
                done.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            callback.done(true);
            return true;
        }
    }
}
