package dev.parley.status;

import dev.parley.protocol.FormParameters;
import dev.parley.webhook.WebhookEvent;
import java.util.Map;

/** Reports the status of messages to a tracker as Twilio does, by callbacks and delivery events. */
final class Reports {
    private final MessageStatusTracker board = new MessageStatusTracker(2);

    /** Reports the statuses of a message in order, and returns the verdicts in short. */
    String told(String message, String... words) {
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            told.append(inShort(tell(
                            "status",
                            Map.of("MessageSid", message, "MessageStatus", words[i], "RawDlrDoneDate", "" + i))))
                    .append(' ');
        }
        return told.toString().strip();
    }

    Map<String, Object> callback(String message, String word) {
        return tell("status", Map.of("MessageSid", message, "MessageStatus", word));
    }

    Map<String, Object> delivery(String message, String word) {
        return tell("onDeliveryUpdated", Map.of("ChannelMessageSid", message, "Status", word));
    }

    Map<String, Object> tell(String type, Map<String, String> parameters) {
        return tell(WebhookEvent.of(type, FormParameters.of(parameters), null));
    }

    Map<String, Object> tell(WebhookEvent event) {
        return board.describe(event).headers();
    }

    static WebhookEvent event(String type, String form) {
        return WebhookEvent.of(type, FormParameters.parse(form), null);
    }

    /** Returns the status, and whether it is stale or repeated. */
    static String inShort(Map<String, Object> headers) {
        return headers.get("ParleyStatus")
                + (Boolean.TRUE.equals(headers.get("ParleyStatusStale")) ? " late" : "")
                + (Boolean.TRUE.equals(headers.get("ParleyStatusRepeated")) ? " again" : "");
    }
}
