package dev.parley.sandbox.resource;

import dev.parley.sandbox.media.MediaItem;
import dev.parley.sandbox.media.MediaStore;
import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paging;
import dev.parley.sandbox.rest.Paths;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.rest.StoredResource;
import dev.parley.sandbox.rest.TimeFormats;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The media of a text message: list, fetch, delete, and without {@code .json} the content, for which the link is enough
 * and no password is needed, as at Twilio unless an account requires one.
 *
 * <p>Left out: the query's {@code DateCreated}. Invented: that the content is returned at once, where Twilio may
 * redirect to it.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/media-resource">Twilio: media</a>
 */
public final class TextMedia {
    private static final int MAX_PAGE = 1000;
    private static final String ALL = "/2010-04-01/Accounts/{AccountSid}/Messages/{MessageSid}/Media";
    private static final Pattern CONTENT = Pattern.compile("/2010-04-01/Accounts/[^/]+/Messages/[^/]+/Media/\\w+");

    private final World world;
    private final MediaStore store;

    public TextMedia(World world, MediaStore store) {
        this.world = world;
        this.store = store;
    }

    public void addTo(Paths paths) {
        paths.on("GET", ALL + ".json", this::list);
        paths.on("GET", ALL + "/{Sid}.json", call -> ApiResponse.ok(json(text(call), mediaItem(call))));
        paths.on("DELETE", ALL + "/{Sid}.json", this::delete);
        paths.on("GET", ALL + "/{Sid}", this::content);
    }

    /** Returns whether a path is that of the content of media. */
    public static boolean isContent(String path) {
        return CONTENT.matcher(path).matches();
    }

    private ApiResponse list(ApiCall call) {
        TextMessage text = text(call);
        List<MediaEntry> media = text.media.stream()
                .map(mediaItem -> new MediaEntry(text, mediaItem))
                .toList();
        return new Paging<>(call, MAX_PAGE, media).answerOf2010("media_list", listed -> json(text, listed.mediaItem));
    }

    private ApiResponse delete(ApiCall call) {
        TextMessage text = text(call);
        MediaItem mediaItem = mediaItem(call);
        text.carry(text.media.stream().filter(other -> !other.equals(mediaItem)).toList());
        // Media that a conversation's message has as well do not belong to the account, and are kept.
        store.remove(SandboxAccount.ACCOUNT_SID, mediaItem.sid());
        world.touched(text);
        return ApiResponse.gone();
    }

    private ApiResponse content(ApiCall call) {
        MediaItem mediaItem = mediaItem(call);
        return store.content(mediaItem)
                .map(content -> new ApiResponse(200, mediaItem.headers(), content))
                .orElseThrow(() -> ApiError.notFound("media resource", mediaItem.sid()));
    }

    private static JsonObject json(TextMessage text, MediaItem mediaItem) {
        return new JsonObject()
                .put("account_sid", SandboxAccount.ACCOUNT_SID)
                .put("content_type", mediaItem.contentType())
                .put("date_created", TimeFormats.of2010(text.created))
                .put("date_updated", TimeFormats.of2010(text.created))
                .put("parent_sid", text.sid)
                .put("sid", mediaItem.sid())
                .put("uri", text.uri(mediaItem) + ".json");
    }

    private TextMessage text(ApiCall call) {
        TextMessages.checkAccount(call);
        return world.texts.find(call.variable("MessageSid"));
    }

    private MediaItem mediaItem(ApiCall call) {
        String sid = call.variable("Sid");
        return text(call).media.stream()
                .filter(mediaItem -> mediaItem.sid().equals(sid))
                .findFirst()
                .orElseThrow(() -> ApiError.notFound("media resource", sid));
    }

    /** A media resource as an entry of a list. */
    private static final class MediaEntry extends StoredResource {
        private final MediaItem mediaItem;

        MediaEntry(TextMessage text, MediaItem mediaItem) {
            super(mediaItem.sid(), text.created);
            this.mediaItem = mediaItem;
        }
    }
}
