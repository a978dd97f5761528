package dev.parley.watchdog;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.watchdog.Probe.Answer;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopProbeTest {
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(3));
    private final List<Probe> probes = EventLoopProbe.ofAll(vertx);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void asksEveryLoopThatServesAndTheOneThatAccepts() {
        List<String> loops = probes.stream().map(Probe::loop).toList();

        assertEquals(
                List.of(
                        "vert.x-eventloop-thread-0",
                        "vert.x-eventloop-thread-1",
                        "vert.x-eventloop-thread-2",
                        "vert.x-acceptor-thread-0"),
                loops);
    }

    @Test
    void hearsThatLoopsAreFine() {
        List<Answer> answers = new CopyOnWriteArrayList<>();

        probes.forEach(probe -> probe.probe(answers::add));

        await().atMost(30, SECONDS).until(() -> answers.size() == 4);
        assertTrue(answers.stream().allMatch(Answer.FINE::equals), answers.toString());
    }

    @Test
    void hearsNothingOfTheLoopThatIsBlocked() {
        CountDownLatch free = new CountDownLatch(1);
        CompletableFuture<String> blocked = new CompletableFuture<>();
        Context context = vertx.getOrCreateContext();
        context.runOnContext(task -> {
            blocked.complete(Thread.currentThread().getName());
            awaitQuietly(free);
        });
        blocked.join();
        List<String> answered = new CopyOnWriteArrayList<>();

        probes.forEach(probe -> probe.probe(answer -> answered.add(probe.loop())));
        await().atMost(30, SECONDS).until(() -> answered.size() == 3);

        assertTrue(!answered.contains(blocked.join()), answered.toString());
        free.countDown();
        await().atMost(30, SECONDS).until(() -> answered.contains(blocked.join()));
    }

    @Test
    void takesALoopThatWasClosedForFine() {
        close();
        List<Answer> answers = new CopyOnWriteArrayList<>();

        probes.forEach(probe -> probe.probe(answers::add));

        assertEquals(List.of(Answer.FINE, Answer.FINE, Answer.FINE, Answer.FINE), answers);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
