package dev.parley.webhook;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics of each hook route over the last minutes: {@code parley.hooks} is the latency with p50 and p99,
 * {@code parley.hooks.budget.share} is p99 as a fraction of the budget, and {@code parley.hooks.answered.for} counts the hooks
 * that were answered by {@code hooks.on-failure}, by reason.
 */
final class HookLatency {
    private static final double MEDIAN = 0.5;
    private static final double SLOWEST = 0.99;

    private final MeterRegistry registry;
    private final Duration budget;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    HookLatency(MeterRegistry registry, Duration budget) {
        this.registry = registry;
        this.budget = budget;
    }

    /** Records how long Twilio waited for the response of a route. */
    void waited(String hook, String route, Duration time) {
        timers.computeIfAbsent(route, first -> timer(hook, route)).record(time);
    }

    private Timer timer(String hook, String route) {
        Timer timer = Timer.builder("parley.hooks")
                .description("How long Twilio waited for a hook's answer")
                .tag("hook", hook)
                .tag("route", route)
                .publishPercentiles(MEDIAN, SLOWEST)
                .register(registry);
        Gauge.builder("parley.hooks.budget.share", timer, this::share)
                .description("How much of hooks.budget p99 takes; 1 is all of it")
                .tag("hook", hook)
                .tag("route", route)
                .register(registry);
        return timer;
    }

    private double share(Timer timer) {
        return Arrays.stream(timer.takeSnapshot().percentileValues())
                        .filter(at -> at.percentile() == SLOWEST)
                        .mapToDouble(ValueAtPercentile::value)
                        .findFirst()
                        .orElse(0)
                / budget.toNanos();
    }

    /** Counts a hook that was answered by {@code hooks.on-failure}. */
    void answeredFor(String hook, String route, String why) {
        Counter.builder("parley.hooks.answered.for")
                .description("Hooks answered by hooks.on-failure")
                .tag("hook", hook)
                .tag("route", route)
                .tag("why", why)
                .register(registry)
                .increment();
    }
}
