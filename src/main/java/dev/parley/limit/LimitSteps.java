package dev.parley.limit;

import dev.parley.protocol.http.RefusalLog;
import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Processor;

/** The steps that limit requests, as routes name them with {@code process: {ref: …}}. */
public final class LimitSteps {
    private LimitSteps() {}

    /**
     * Returns the steps by their bean names, {@code limitTokens} for {@code tokens}.
     *
     * @param exemptsLoopback whether loopback is not counted, as when only this machine can connect
     */
    public static Map<String, Processor> of(
            List<LimitSettings> limits, boolean exemptsLoopback, RefusalLog log, MeterRegistry metrics) {
        return of(limits, exemptsLoopback, log, metrics, TimeMeter.SYSTEM_NANOTIME);
    }

    static Map<String, Processor> of(
            List<LimitSettings> limits,
            boolean exemptsLoopback,
            RefusalLog log,
            MeterRegistry metrics,
            TimeMeter time) {
        LimitRefusals refusals = new LimitRefusals(log, metrics);
        Map<String, Processor> steps = new HashMap<>();
        limits.forEach(limit ->
                steps.put(step(limit.name()), new LimitRequests(new Limiter(limit, time), exemptsLoopback, refusals)));
        steps.put("askAgainLater", new AskAgainLater(refusals));
        return steps;
    }

    private static String step(String name) {
        return "limit" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
