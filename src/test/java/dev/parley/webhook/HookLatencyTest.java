package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HookLatencyTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final HookLatency times = new HookLatency(registry, Duration.ofSeconds(4));

    @Test
    void tellHalfAndSlowestOfWhatPeopleWaited() {
        for (int i = 0; i < 100; i++) {
            times.waited("onMessageAdd", "moderate", Duration.ofMillis(100));
        }
        times.waited("onMessageAdd", "moderate", Duration.ofSeconds(2));
        times.waited("onMessageAdd", "moderate", Duration.ofSeconds(2));

        assertEquals(100, percentile("moderate", "0.5"), 10);
        assertEquals(2_000, percentile("moderate", "0.99"), 200);
        assertEquals(0.5, share("moderate"), 0.05);
    }

    @Test
    void tellEachRouteByItself() {
        times.waited("onMessageAdd", "moderate", Duration.ofSeconds(1));
        times.waited("onUserUpdate", "names", Duration.ofSeconds(4));

        assertEquals(0.25, share("moderate"), 0.03);
        assertEquals(1, share("names"), 0.1);
    }

    @Test
    void countWhatWasAnsweredForByReason() {
        times.answeredFor("onMessageAdd", "moderate", "late");
        times.answeredFor("onMessageAdd", "moderate", "late");
        times.answeredFor("onMessageAdd", "moderate", "failed");

        assertEquals(2, answeredFor("late"));
        assertEquals(1, answeredFor("failed"));
    }

    private double percentile(String route, String quantile) {
        return registry.get("parley.hooks.percentile")
                        .tags("route", route, "phi", quantile)
                        .gauge()
                        .value()
                * 1_000;
    }

    private double share(String route) {
        return registry.get("parley.hooks.budget.share")
                .tags("route", route)
                .gauge()
                .value();
    }

    private double answeredFor(String why) {
        return registry.get("parley.hooks.answered.for")
                .tags("route", "moderate", "why", why)
                .counter()
                .count();
    }
}
