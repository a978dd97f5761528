package dev.parley.twilio;

import dev.parley.twilio.call.TwilioCalls;
import dev.parley.twilio.request.TwilioSettings;
import dev.parley.twilio.traffic.CallAdmission;
import dev.parley.twilio.traffic.CallScheduler;
import dev.parley.twilio.traffic.CallThreadPool;
import dev.parley.twilio.traffic.MonotonicTime;
import dev.parley.twilio.traffic.TrafficSettings;
import dev.parley.twilio.traffic.TwilioAvailability;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;

/** The component's threads, HTTP client and scheduler between start and stop. */
final class TwilioRuntime implements AutoCloseable {
    private final CallThreadPool threads = new CallThreadPool();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("twilio-traffic", true));
    private final TwilioCalls calls;
    private final TwilioAvailability availability;
    private final CallScheduler scheduler;

    TwilioRuntime(TwilioSettings settings, TrafficSettings limits) {
        MonotonicTime time = MonotonicTime.of(timer);
        calls = new TwilioCalls(settings, limits.callsInFlight(), Clock.systemUTC());
        availability = new TwilioAvailability(
                time, threads, calls::probe, () -> ThreadLocalRandom.current().nextDouble());
        scheduler = new CallScheduler(
                availability, new CallAdmission(limits, time), time, threads, settings.responseTimeout());
    }

    TwilioCalls calls() {
        return calls;
    }

    TwilioAvailability availability() {
        return availability;
    }

    CallScheduler scheduler() {
        return scheduler;
    }

    void measure(MeterRegistry registry) {
        FunctionTimer.builder(
                        "parley.twilio.calls",
                        scheduler,
                        CallScheduler::made,
                        CallScheduler::totalNanos,
                        TimeUnit.NANOSECONDS)
                .description("Calls that were made, failed ones included, and their duration")
                .register(registry);
        Gauge.builder("parley.twilio.calls.in.flight", scheduler, CallScheduler::inFlight)
                .description("Calls that Twilio has not answered yet")
                .register(registry);
        Gauge.builder("parley.twilio.calls.waiting", scheduler, CallScheduler::waiting)
                .description("Calls that wait to be sent")
                .register(registry);
        Gauge.builder("parley.twilio.held.back", scheduler, held -> held.isHeldBack() ? 1 : 0)
                .description("1 while Twilio is unavailable or asks us to wait")
                .register(registry);
        Gauge.builder("parley.twilio.out.of.reach", availability, asked -> asked.isUnavailable() ? 1 : 0)
                .description("1 while Twilio does not answer")
                .register(registry);
        Gauge.builder(
                        "parley.twilio.asked.to.wait",
                        availability,
                        asked -> asked.remainingWait().orElse(Duration.ZERO).toMillis() / 1_000.0)
                .description("How much longer Twilio asks us to wait")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("parley.twilio.calls.cut.off", calls, TwilioCalls::cutOff)
                .description("Calls that were cancelled because their responses did not finish")
                .register(registry);
        FunctionCounter.builder("parley.twilio.refused.for.rate", scheduler, CallScheduler::refused)
                .description("Calls that Twilio answered with 429")
                .register(registry);
    }

    @Override
    public void close() {
        availability.stop();
        // First the calls in flight, then what they use.
        threads.close();
        timer.shutdownNow();
        calls.close();
    }
}
