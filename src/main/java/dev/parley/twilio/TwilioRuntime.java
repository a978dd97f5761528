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

/**
 * What calls to Twilio go through, whichever routes make them: threads, the client, and what says when a call goes out. It
 * outlives the routes, so that limits hold for those that follow as well.
 */
public final class TwilioRuntime implements AutoCloseable {
    private final CallThreadPool threads = new CallThreadPool();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("twilio-traffic", true));
    private final TwilioCalls calls;
    private final TwilioAvailability availability;
    private final CallScheduler scheduler;
    private final String defaultService;

    public TwilioRuntime(TwilioSettings settings, TrafficSettings limits) {
        defaultService = limits.defaultService();
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

    /** Returns whether Twilio accepts calls now, for work that should wait until it does. */
    public TwilioAvailability availability() {
        return availability;
    }

    CallScheduler scheduler() {
        return scheduler;
    }

    /** Returns the service of a call that names none. */
    String defaultService() {
        return defaultService;
    }

    /** Shows what calls there are and what holds them back. */
    public void measure(MeterRegistry registry) {
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

    /** Lets no call wait any longer: routes that stop would be kept by those that wait for Twilio. */
    public void stop() {
        availability.stop();
    }

    @Override
    public void close() {
        stop();
        // First the calls under way, then what they stand on.
        threads.close();
        timer.shutdownNow();
        calls.close();
    }
}
