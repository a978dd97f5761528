package dev.parley.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How long a stop waits, and for what; {@code never} stands for what does not complete. */
@Timeout(60)
class GracefulStopTest {
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);
    private static final long AN_HOUR = TimeUnit.HOURS.toMillis(1);

    private final CompletableFuture<Void> never = new CompletableFuture<>();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final CamelContext context = new DefaultCamelContext();
    private final GracefulStop drain = new GracefulStop(context);

    @BeforeEach
    void start() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:fails")
                        .errorHandler(defaultErrorHandler()
                                .asyncDelayedRedelivery()
                                .maximumRedeliveries(1)
                                .redeliveryDelay(AN_HOUR))
                        .throwException(new IllegalStateException("not now"));
                from("direct:takesItsTime").process(exchange -> enough.await());
            }
        });
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        enough.countDown();
        stopsWithin(4);
        drain.await(DONE, DONE);
        context.close();
    }

    @Test
    void isReadyUntilTheStopBegins() {
        assertEquals(List.of(), obstacles());

        drain.begin();

        assertEquals(
                List.of("stopping: Parley is stopping: it finishes what is in hand, and answers 503 to what comes."),
                obstacles());
        assertEquals(true, HealthCheckHelper.isResultsUp(HealthCheckHelper.invokeLiveness(context), false));
    }

    @Test
    void waitsForNothingThatHasEnded() {
        stopsWithin(4_000);

        assertEquals(Optional.empty(), drain.await(DONE, DONE));
    }

    @Test
    void waitsForRequestsAndForEvents() {
        stopsWithin(4_000);
        CompletableFuture<Void> requests = new CompletableFuture<>();
        CompletableFuture<Void> events = new CompletableFuture<>();

        CompletableFuture<Optional<String>> end = CompletableFuture.supplyAsync(() -> drain.await(requests, events));
        events.complete(null);
        boolean waited = !end.isDone();
        requests.complete(null);

        assertEquals(List.of(true, Optional.empty()), List.of(waited, end.join()));
    }

    @Test
    void waitsForNoEventThatWaitsToBeTriedAgain() {
        stopsWithin(4_000);
        begin("direct:fails");

        assertEquals(Optional.empty(), drain.await(DONE, never));
    }

    @Test
    void waitsForWhatRunsBesideEventsThatWait() {
        stopsWithin(4_000);
        begin("direct:fails");
        Future<?> runs = begin("direct:takesItsTime");
        await().until(() -> context.getInflightRepository().size() == 2);

        CompletableFuture<Optional<String>> end = CompletableFuture.supplyAsync(() -> drain.await(DONE, never));
        boolean waited = !end.isDone();
        enough.countDown();

        assertEquals(List.of(true, Optional.empty()), List.of(waited, end.join()));
        await().until(runs::isDone);
    }

    @Test
    void saysWhatItCutsOff() {
        begin("direct:takesItsTime");
        await().until(() -> context.getInflightRepository().size() == 1);
        stopsWithin(2);

        assertEquals(
                Optional.of("Cut off after 1 s: 1 requests and events. Events come back at the next start."),
                drain.await(DONE, never));
    }

    @Test
    void waitsForNoBrokerWithoutEnd() {
        stopsWithin(2);

        assertEquals(
                Optional.of("The broker has not confirmed within 1 s what is finished. What it does not know of comes"
                        + " back at the next start."),
                drain.await(DONE, never));
    }

    private void stopsWithin(int seconds) {
        context.getShutdownStrategy().setTimeUnit(TimeUnit.SECONDS);
        context.getShutdownStrategy().setTimeout(seconds);
    }

    private Future<?> begin(String route) {
        ProducerTemplate caller = context.createProducerTemplate();
        return caller.asyncSendBody(route, "");
    }

    private List<String> obstacles() {
        Collection<HealthCheck.Result> results = HealthCheckHelper.invokeReadiness(context);
        return results.stream()
                .filter(result -> result.getState() == HealthCheck.State.DOWN)
                .map(result ->
                        result.getCheck().getId() + ": " + result.getMessage().orElse(""))
                .toList();
    }
}
