package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.TimeFormats;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a user has read a conversation; empty if never set.
 *
 * @param index of the last read message
 * @param timestamp when it was read, in Twilio's format
 */
public record ReadHorizon(@Nullable Integer index, @Nullable String timestamp) {
    static final ReadHorizon NONE = new ReadHorizon(null, null);

    private static final String INDEX = "LastReadMessageIndex";
    private static final String TIMESTAMP = "LastReadTimestamp";

    /**
     * Reads {@code LastReadMessageIndex} and {@code LastReadTimestamp}; an absent one is not changed, an empty one
     * removes the value.
     */
    public ReadHorizon updatedFrom(Form form) {
        Integer newIndex = form.integer(INDEX);
        if (newIndex != null && newIndex < 0) {
            throw ApiError.badParameter(INDEX + " is " + newIndex + ": at least 0.");
        }
        Instant newTimestamp = form.instant(TIMESTAMP);
        return new ReadHorizon(
                form.has(INDEX) ? newIndex : index,
                form.has(TIMESTAMP) ? (newTimestamp == null ? null : TimeFormats.inSeconds(newTimestamp)) : timestamp);
    }
}
