package dev.parley.twilio;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.twilio.traffic.TrafficSettings;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The metrics of calls to Twilio at {@code /observe/metrics}. */
@Timeout(60)
class MeasuresTest {
    private static final TrafficSettings ONE_AT_A_TIME = new TrafficSettings(1, 30, "IS" + "0".repeat(32));

    private final FakeTwilio twilio = new FakeTwilio();
    private final Routes routes = new Routes(twilio.settings(), ONE_AT_A_TIME);
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    @BeforeEach
    void start() {
        routes.runtime().measure(metrics);
        routes.start("conversations/fetch", "sid: CH1");
    }

    @AfterEach
    void stop() throws Exception {
        // Requests that hang are released first.
        twilio.close();
        routes.close();
    }

    @Test
    void tellsOfCallsThatWereMade() {
        routes.send("");

        assertMeasured(expected(0, 0, 0, 0, 0, 1));
        assertTrue(metrics.scrape().contains("# TYPE parley_twilio_calls_seconds summary\n"), metrics::scrape);
    }

    @Test
    void tellsOfCallsUnderWayAndOfThoseThatWait() {
        twilio.hangs();
        CompletableFuture.runAsync(() -> routes.send(""));
        CompletableFuture.runAsync(() -> routes.send(""));

        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertEquals(expected(1, 1, 0, 0, 0, 0), measured()));
    }

    @Test
    void tellsThatTwilioAsksToWaitAndForHowLong() {
        twilio.answers(429, "{}", Map.of("Retry-After", "3600"));

        routes.send("");

        assertMeasured(expected(0, 0, 1, 0, 1, 1));
        double seconds = metrics.get("parley.twilio.asked.to.wait").gauge().value();
        assertTrue(seconds > 3_000 && seconds <= 3_600, () -> "asked to wait for " + seconds + " s");
    }

    @Test
    void tellsThatTwilioIsOutOfReach() {
        twilio.isThere(503).answers(503, "{}");

        routes.send("");

        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertEquals(expected(0, 0, 1, 1, 0, 1), measured()));
    }

    /** A call is counted shortly after its caller continues. */
    private void assertMeasured(Map<String, Double> expected) {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertEquals(expected, measured()));
    }

    private static Map<String, Double> expected(
            int inFlight, int waiting, int heldBack, int isDown, int refused, int made) {
        return new TreeMap<>(Map.of(
                "calls_in_flight", (double) inFlight,
                "calls_waiting", (double) waiting,
                "held_back", (double) heldBack,
                "out_of_reach", (double) isDown,
                "refused_for_rate_total", (double) refused,
                "calls_cut_off_total", 0.0,
                "calls_seconds_count", (double) made));
    }

    /** Returns Twilio's metrics without times. */
    private Map<String, Double> measured() {
        Map<String, Double> measured = new TreeMap<>();
        metrics.scrape()
                .lines()
                .filter(line -> line.startsWith("parley_twilio_"))
                .filter(line -> !line.contains("_seconds_sum") && !line.contains("_wait_seconds"))
                .map(line -> line.substring("parley_twilio_".length()).split(" "))
                .forEach(parts -> measured.put(parts[0], Double.valueOf(parts[1])));
        return measured;
    }
}
