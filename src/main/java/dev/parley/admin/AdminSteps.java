package dev.parley.admin;

import dev.parley.access.RouteRefusals;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Processor;

/** The steps that {@code routes/conversations.camel.yaml} names with {@code process: {ref: …}}. */
public final class AdminSteps {
    private AdminSteps() {}

    /**
     * Returns the steps by their bean names.
     *
     * @param token if empty, every request is refused
     * @param refusals logs the refused requests
     */
    public static Map<String, Processor> of(Optional<AdminToken> token, RouteRefusals refusals) {
        return Map.of(
                "adminOnly", new AdminOnly(token, refusals),
                "readSetUp", new ReadSetUp(),
                "findPhone", new FindPhone(),
                "tellTwilioFailure", new TellTwilioFailure());
    }
}
