package dev.parley.twilio.call;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A conversation's webhook exists if one has the same target and the same URL or flow. Twilio would accept a second one, so
 * this reads the list first; a conversation has at most five, which fit on one page.
 */
final class EnsuredWebhook extends Ensure {
    private static final String TARGET = "target";
    private static final String URL = "configuration.url";
    private static final String FLOW = "configuration.flowSid";
    private static final List<String> OWN = List.of(TARGET, URL, FLOW);

    EnsuredWebhook(String resource, CallCatalog catalog) {
        super(resource, catalog);
    }

    @Override
    public Object perform(Map<String, List<String>> values, CallContext context, TwilioCalls calls) {
        return oneAtATime(
                values,
                OWN.stream().map(name -> value(values, name)).toList(),
                calls,
                () -> calls.pages(list(), place(values), 1).stream()
                        .filter(webhook -> isSame(webhook, values))
                        .findFirst()
                        .orElseGet(() -> calls.call(create(), values)));
    }

    private static boolean isSame(Map<String, Object> webhook, Map<String, List<String>> values) {
        return value(values, TARGET).equals(webhook.get("target"))
                && webhook.get("configuration") instanceof Map<?, ?> configuration
                && isSame(configuration.get("url"), value(values, URL))
                && isSame(configuration.get("flow_sid"), value(values, FLOW));
    }

    private static boolean isSame(@Nullable Object found, String given) {
        return Objects.requireNonNullElse(found, "").equals(given);
    }
}
