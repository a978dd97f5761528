package dev.parley.access;

import java.util.Map;
import org.apache.camel.Processor;

/** The steps for requests of untrusted callers that routes name with {@code process: {ref: …}}. */
public final class AccessSteps {
    private AccessSteps() {}

    /** Returns the steps by their bean names. */
    public static Map<String, Processor> of(AccessSettings settings, RouteRefusals refusals) {
        return Map.of("logRefusal", new LogRefusal(refusals), "sharedSecret", new SharedSecret(settings, refusals));
    }
}
