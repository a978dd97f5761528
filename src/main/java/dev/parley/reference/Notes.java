package dev.parley.reference;

import java.util.List;
import java.util.Map;

/** Notes on values that are more specific than their type in Twilio's library. */
final class Notes {
    private static final String OBJECT = "a JSON object";
    private static final String DURATION = "an ISO 8601 duration, `PT1H`";
    private static final String DAY = "an ISO 8601 date, `2026-01-31`";

    private static final String EVENTS = "names of Twilio's events, `onMessageAdded`";

    /** By the name of an input. */
    static final Map<String, String> INPUTS = Map.ofEntries(
            Map.entry("attributes", OBJECT),
            Map.entry("contentVariables", OBJECT),
            Map.entry("participant", "a JSON object each"),
            Map.entry("timers.inactive", DURATION),
            Map.entry("timers.closed", DURATION),
            Map.entry("defaultInactiveTimer", DURATION),
            Map.entry("defaultClosedTimer", DURATION),
            Map.entry("filters", EVENTS),
            Map.entry("configuration.filters", EVENTS),
            Map.entry("autoCreation.webhookFilters", EVENTS),
            Map.entry("configuration.triggers", "the words that a `trigger` listens for"),
            Map.entry("permission", "say `sendMessage`, `leaveConversation`"),
            Map.entry("method", "`GET` or `POST`"),
            Map.entry("startDate", DAY),
            Map.entry("endDate", DAY));

    /** The members of objects for which the library has no class, by name. */
    static final Map<String, List<String>> MEMBERS = Map.of(
            "messaging_binding", List.of("type", "address", "proxy_address", "projected_address"),
            "timers", List.of("date_inactive", "date_closed"),
            "delivery", List.of("total", "sent", "delivered", "read", "failed", "undelivered"),
            "media", List.of("sid", "size", "content_type", "filename"),
            "auto_creation",
                    List.of(
                            "enabled",
                            "type",
                            "conversation_service_sid",
                            "webhook_url",
                            "webhook_method",
                            "webhook_filters",
                            "studio_flow_sid",
                            "studio_retry_count"));

    private Notes() {}
}
