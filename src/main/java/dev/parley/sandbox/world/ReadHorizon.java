package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.TimeFormats;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Up to where somebody has read a conversation; nothing of it where nobody said.
 *
 * @param index of the last message that was read
 * @param timestamp when that was, as Twilio writes it
 */
public record ReadHorizon(@Nullable Integer index, @Nullable String timestamp) {
    static final ReadHorizon NONE = new ReadHorizon(null, null);

    private static final String INDEX = "LastReadMessageIndex";
    private static final String TIMESTAMP = "LastReadTimestamp";

    /** Reads {@code LastReadMessageIndex} and {@code LastReadTimestamp}; one that is absent stays, an empty one is none. */
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
