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
    private final TwilioAvailability reach;
    private final CallScheduler traffic;
    private final String defaultService;

    public TwilioRuntime(TwilioSettings settings, TrafficSettings limits) {
        defaultService = limits.defaultService();
        MonotonicTime timing = MonotonicTime.of(timer);
        calls = new TwilioCalls(settings, limits.callsInFlight(), Clock.systemUTC());
        reach = new TwilioAvailability(
                timing, threads, calls::probe, () -> ThreadLocalRandom.current().nextDouble());
        traffic = new CallScheduler(
                reach, new CallAdmission(limits, timing), timing, threads, settings.responseTimeout());
    }

    TwilioCalls calls() {
        return calls;
    }

    /** Returns whether Twilio takes calls now. Who has much to do waits for that before it begins. */
    public TwilioAvailability reach() {
        return reach;
    }

    CallScheduler traffic() {
        return traffic;
    }

    /** Returns the service of a call that names none. */
    String defaultService() {
        return defaultService;
    }

    /** Shows what calls there are and what holds them back. */
    public void measure(MeterRegistry registry) {
        FunctionTimer.builder(
                        "parley.twilio.calls",
                        traffic,
                        CallScheduler::made,
                        CallScheduler::nanosOfMade,
                        TimeUnit.NANOSECONDS)
                .description("Calls that were made, whatever came of them, and how long Twilio took")
                .register(registry);
        Gauge.builder("parley.twilio.calls.in.flight", traffic, CallScheduler::inFlight)
                .description("Calls that Twilio is thinking about")
                .register(registry);
        Gauge.builder("parley.twilio.calls.waiting", traffic, CallScheduler::waiting)
                .description("Calls that wait until they may be made")
                .register(registry);
        Gauge.builder("parley.twilio.held.back", traffic, held -> held.isHeldBack() ? 1 : 0)
                .description("1 while Twilio is out of reach or asks us to wait")
                .register(registry);
        Gauge.builder("parley.twilio.out.of.reach", reach, asked -> asked.isOutOfReach() ? 1 : 0)
                .description("1 while Twilio does not answer")
                .register(registry);
        Gauge.builder(
                        "parley.twilio.asked.to.wait",
                        reach,
                        asked -> asked.asked().orElse(Duration.ZERO).toMillis() / 1_000.0)
                .description("For how much longer Twilio asks us to send nothing")
                .baseUnit("seconds")
                .register(registry);
        FunctionCounter.builder("parley.twilio.calls.cut.off", calls, TwilioCalls::cutOff)
                .description("Calls that were ended because their answers did not finish")
                .register(registry);
        FunctionCounter.builder("parley.twilio.refused.for.rate", traffic, CallScheduler::refused)
                .description("Calls that Twilio answered with 429")
                .register(registry);
    }

    /** Lets no call wait any longer: routes that stop would be kept by those that wait for Twilio. */
    public void stop() {
        reach.stop();
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
