package dev.parley.sandbox.control;

import dev.parley.sandbox.media.Downloads;
import dev.parley.sandbox.media.Downloads.Download;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.Form;
import dev.parley.sandbox.rest.Limits;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The media of a text from a phone, under the names of Twilio's incoming message webhook: {@code NumMedia}, and as many
 * of {@code MediaUrl0}, {@code MediaContentType0} (absent: the response's type) and so on. Each is
 * {@linkplain Downloads fetched}.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/guides/webhook-request">Twilio: media of a message that comes in</a>
 */
final class IncomingMedia {
    private static final int FETCH_FAILED = 63019;

    private final Downloads downloads;

    IncomingMedia(Downloads downloads) {
        this.downloads = downloads;
    }

    /**
     * The address of one.
     *
     * @param type its content type; {@code null} for the response's
     */
    record MediaUrl(String field, String url, @Nullable String type) {}

    /** Reads their addresses; empty without {@code NumMedia}. */
    static List<MediaUrl> in(Form form) {
        List<MediaUrl> mediaUrls = new ArrayList<>();
        int count = form.within("NumMedia", 0, Limits.MEDIA, 0);
        for (int i = 0; i < count; i++) {
            String field = "MediaUrl" + i;
            form.required(field);
            mediaUrls.add(new MediaUrl(
                    field, String.valueOf(form.url(field)), form.text("MediaContentType" + i, Limits.NAME)));
        }
        if (count == 0 && form.has("MediaUrl0")) {
            throw ApiError.badParameter("MediaUrl0 is set, but NumMedia, the number of media, is missing.");
        }
        return mediaUrls;
    }

    /** Fetches them one after the other. */
    Future<List<Download>> fetch(List<MediaUrl> mediaUrls) {
        return Downloads.inTurn(mediaUrls, mediaUrl -> downloads
                .fetch(mediaUrl.url(), mediaUrl.type())
                .recover(failure -> Future.failedFuture(new ApiError(
                        400, FETCH_FAILED, mediaUrl.field() + " cannot be fetched: " + failure.getMessage() + "."))));
    }
}
