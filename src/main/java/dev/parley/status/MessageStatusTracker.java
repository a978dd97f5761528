package dev.parley.status;

import dev.parley.protocol.EventNames;
import dev.parley.webhook.EventTypes;
import dev.parley.webhook.WebhookEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tracks the status of the last 100,000 messages. An event gets its verdict once, when it first arrives, and keeps it when it
 * is redelivered after a route has failed or from a dead letter. Thread-safe.
 */
public final class MessageStatusTracker {
    private static final int MAX_MESSAGES = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(MessageStatusTracker.class);
    private static final int DIGITS_OF_LONG = 16;
    private static final int HEX = 16;

    private final Map<String, StatusHistory> messages;

    public MessageStatusTracker() {
        this(MAX_MESSAGES);
    }

    MessageStatusTracker(int maxMessages) {
        // In access order: the message without an event for the longest time is removed first.
        messages = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, StatusHistory> eldest) {
                return size() > maxMessages;
            }
        };
    }

    /** Returns whether events of that type can have a status: others need not be read for it. */
    public static boolean isAbout(String type) {
        return type.equals(EventTypes.STATUS) || type.equals(EventNames.DELIVERY);
    }

    /** Returns the {@link StatusHeaders} of an event; none for one without a status. */
    public Map<String, Object> judge(WebhookEvent event) {
        return StatusReport.of(event).map(report -> headers(event, report)).orElse(Map.of());
    }

    /** Returns the event with the {@link StatusHeaders}; an event without a status is returned unchanged. */
    public WebhookEvent describe(WebhookEvent event) {
        Map<String, Object> headers = judge(event);
        return headers.isEmpty() ? event : event.with(headers);
    }

    private synchronized Map<String, Object> headers(WebhookEvent event, StatusReport report) {
        if (MessageStatus.of(report.word()).isEmpty()) {
            LOG.debug("Unknown status {} of message {}: event={}", report.word(), report.message(), event.id());
        }
        // A status without a message SID has no history.
        StatusHistory history = report.message().isEmpty()
                ? new StatusHistory()
                : messages.computeIfAbsent(report.message(), message -> new StatusHistory());
        StatusHistory.StatusVerdict verdict = history.judge(firstBits(event.id()), report);
        return headers(verdict, history.errorCode(), report);
    }

    /** 64 bits distinguish the events of one message, and take a fifth of the memory. */
    private static long firstBits(String id) {
        return Long.parseUnsignedLong(id, 0, DIGITS_OF_LONG, HEX);
    }

    private static Map<String, Object> headers(
            StatusHistory.StatusVerdict verdict, @Nullable String errorCode, StatusReport report) {
        String description = errorCode == null ? null : ErrorDescriptions.of(errorCode);
        // An earlier error does not belong to a later success.
        boolean isError = report.errorCode() != null || MessageStatus.isFailure(verdict.word());
        Map<String, Object> headers = new HashMap<>();
        headers.put(StatusHeaders.STATUS, verdict.word());
        headers.put(StatusHeaders.IN_WORDS, isError ? inWords(verdict.word(), errorCode, description) : verdict.word());
        headers.put(StatusHeaders.STALE, verdict.isStale());
        headers.put(StatusHeaders.REPEATED, verdict.isRepeated());
        if (errorCode != null) {
            headers.put(StatusHeaders.ERROR_CODE, errorCode);
        }
        if (description != null) {
            headers.put(StatusHeaders.ERROR_MEANING, description);
        }
        return headers;
    }

    private static String inWords(String word, @Nullable String errorCode, @Nullable String description) {
        return word
                + (description == null ? "" : ": " + description)
                + (errorCode == null ? "" : " (" + errorCode + ")");
    }
}
