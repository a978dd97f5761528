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
 * Something Twilio told us.
 *
 * @param id the same for the same words said twice, however they were cut into names and values; 40 hex digits
 * @param type Twilio's event type, or {@code status} for a message status callback
 * @param parameters Twilio's own names and values, in its order
 * @param headers what routes are told of it besides; it is not kept with the event
 */
public record WebhookEvent(String id, String type, FormParameters parameters, Map<String, Object> headers) {
    private static final List<String> LANES = List.of("ConversationSid", "MessageSid", "SmsSid", "UserSid");
    private static final String UNKNOWN_LANE = "none";
    private static final int ID_BYTES = 20;

    public WebhookEvent {
        headers = Map.copyOf(headers);
    }

    /** Makes an event as it was said. */
    public WebhookEvent(String id, String type, FormParameters parameters) {
        this(id, type, parameters, Map.of());
    }

    /** Returns this event with what routes are told of it besides. */
    public WebhookEvent with(Map<String, Object> newHeaders) {
        return new WebhookEvent(id, type, parameters, newHeaders);
    }

    /** Makes an event of what was said otherwise than in a webhook. */
    public static WebhookEvent of(String type, FormParameters parameters, @Nullable String idempotencyToken) {
        return of(type, parameters, SignedText.of("", parameters), idempotencyToken);
    }

    /**
     * Makes an event of what was said.
     *
     * @param signed what it is known by
     * @param idempotencyToken tells two like events apart where nothing in them does
     */
    public static WebhookEvent of(
            String type, FormParameters parameters, SignedText signed, @Nullable String idempotencyToken) {
        boolean isKnown = idempotencyToken == null || type.equals(EventTypes.STATUS) || signed.isDated();
        String token = isKnown ? "" : idempotencyToken;
        return new WebhookEvent(digest(signed + "\n" + token), type, parameters);
    }

    /** Returns when it happened, as Twilio wrote it, where it says so. */
    Optional<String> date() {
        return Stream.of("DateRemoved", "StateUpdated", "DateUpdated", "DateCreated")
                .flatMap(name -> Optional.ofNullable(parameters.first(name)).stream())
                .findFirst();
    }

    /** Returns whose events are handled one after the other: a conversation's, or else a message's or a user's. */
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
