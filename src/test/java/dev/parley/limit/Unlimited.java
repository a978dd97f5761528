package dev.parley.limit;

import dev.parley.protocol.http.RefusalLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Processor;

/** The limit steps for tests of other things: they accept every request. */
public final class Unlimited {
    private Unlimited() {}

    public static Map<String, Processor> steps() {
        List<LimitSettings> none = Stream.of("tokens", "webchats", "conversations", "requests")
                .map(name -> new LimitSettings(name, Optional.empty(), Optional.empty()))
                .toList();
        return LimitSteps.of(none, false, new RefusalLog(), new SimpleMeterRegistry());
    }
}
