package dev.parley.status;

import dev.parley.webhook.EventTypes;
import dev.parley.webhook.WebhookEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of the last 100,000 messages. An event is judged once, when it comes; come again, after a route has failed
 * or from a dead letter, it is told the same. Any thread may ask.
 */
public final class MessageStatusTracker {
    private static final int MOST = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(MessageStatusTracker.class);
    private static final int DIGITS_OF_LONG = 16;
    private static final int HEX = 16;

    private final Map<String, StatusHistory> messages;

    public MessageStatusTracker() {
        this(MOST);
    }

    MessageStatusTracker(int most) {
        // The one that was told of longest ago is the first to be forgotten.
        messages = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, StatusHistory> eldest) {
                return size() > most;
            }
        };
    }

    /** Returns whether events of that type may tell of a status: others need not be read for it. */
    public static boolean isAbout(String type) {
        return type.equals(EventTypes.STATUS) || type.equals(EventTypes.DELIVERY);
    }

    /** Returns the {@link StatusHeaders} of an event; none for one that tells of no status. */
    public Map<String, Object> judge(WebhookEvent event) {
        return StatusReport.of(event).map(report -> headers(event, report)).orElse(Map.of());
    }

    /** Returns the event with its {@link StatusHeaders}; one that tells of no status returns as it is. */
    public WebhookEvent describe(WebhookEvent event) {
        Map<String, Object> headers = judge(event);
        return headers.isEmpty() ? event : event.with(headers);
    }

    private synchronized Map<String, Object> headers(WebhookEvent event, StatusReport report) {
        if (MessageStatus.of(report.word()).isEmpty()) {
            LOG.debug("Unknown status {} of message {}: event={}", report.word(), report.message(), event.id());
        }
        // A status of no message is its own news.
        StatusHistory history = report.message().isEmpty()
                ? new StatusHistory()
                : messages.computeIfAbsent(report.message(), message -> new StatusHistory());
        StatusHistory.Told told = history.tell(firstPart(event.id()), report);
        return headers(told, history.errorCode(), report);
    }

    /** Sixty-four bits are enough among the events of one message, and take a fifth of the memory. */
    private static long firstPart(String id) {
        return Long.parseUnsignedLong(id, 0, DIGITS_OF_LONG, HEX);
    }

    private static Map<String, Object> headers(
            StatusHistory.Told told, @Nullable String errorCode, StatusReport report) {
        String meaning = errorCode == null ? null : ErrorDescriptions.of(errorCode);
        // What went wrong before is not why a message was read.
        boolean isAbout = report.errorCode() != null || MessageStatus.isFailure(told.word());
        Map<String, Object> headers = new HashMap<>();
        headers.put(StatusHeaders.STATUS, told.word());
        headers.put(StatusHeaders.IN_WORDS, isAbout ? inWords(told.word(), errorCode, meaning) : told.word());
        headers.put(StatusHeaders.STALE, told.isStale());
        headers.put(StatusHeaders.REPEATED, told.isRepeated());
        if (errorCode != null) {
            headers.put(StatusHeaders.ERROR_CODE, errorCode);
        }
        if (meaning != null) {
            headers.put(StatusHeaders.ERROR_MEANING, meaning);
        }
        return headers;
    }

    private static String inWords(String word, @Nullable String errorCode, @Nullable String meaning) {
        return word + (meaning == null ? "" : ": " + meaning) + (errorCode == null ? "" : " (" + errorCode + ")");
    }
}
