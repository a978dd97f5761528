package dev.parley.webhook;

import dev.parley.protocol.FormParameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A webhook that Twilio has sent.
 *
 * @param id the same for each delivery of the same event, however it is split into names and values; 40 hex digits
 * @param type Twilio's event type, or {@code status} for a message status callback
 * @param parameters Twilio's parameters, in its order
 * @param headers additional message headers for routes; not stored with the event
 */
public record WebhookEvent(String id, String type, FormParameters parameters, Map<String, Object> headers) {
    private static final List<String> LANES = List.of("ConversationSid", "MessageSid", "SmsSid", "UserSid");
    private static final String UNKNOWN_LANE = "none";
    private static final int ID_BYTES = 20;

    public WebhookEvent {
        headers = Map.copyOf(headers);
    }

    /** Creates an event without additional headers. */
    public WebhookEvent(String id, String type, FormParameters parameters) {
        this(id, type, parameters, Map.of());
    }

    /** Returns this event with other additional headers. */
    public WebhookEvent with(Map<String, Object> newHeaders) {
        return new WebhookEvent(id, type, parameters, newHeaders);
    }

    /** Creates an event that did not arrive as a webhook. */
    public static WebhookEvent of(String type, FormParameters parameters, @Nullable String idempotencyToken) {
        return of(type, parameters, SignedText.of("", parameters), idempotencyToken);
    }

    /**
     * Creates an event.
     *
     * @param signed the text that identifies it
     * @param idempotencyToken distinguishes equal events that have no date
     */
    public static WebhookEvent of(
            String type, FormParameters parameters, SignedText signed, @Nullable String idempotencyToken) {
        boolean isKnown = idempotencyToken == null || type.equals(EventTypes.STATUS) || signed.isDated();
        String token = isKnown ? "" : idempotencyToken;
        return new WebhookEvent(digest(signed + "\n" + token), type, parameters);
    }

    /** Returns the date of the event as Twilio wrote it, if there is one. */
    Optional<String> date() {
        return Stream.of("DateRemoved", "StateUpdated", "DateUpdated", "DateCreated")
                .flatMap(name -> Optional.ofNullable(parameters.first(name)).stream())
                .findFirst();
    }

    /** Returns the SID whose events are processed in order: of a conversation, or else of a message or a user. */
    public String lane() {
        for (String name : LANES) {
            String sid = parameters.first(name);
            if (sid != null && !sid.isBlank()) {
                return sid;
            }
        }
        return UNKNOWN_LANE;
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
