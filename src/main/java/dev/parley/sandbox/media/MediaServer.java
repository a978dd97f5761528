package dev.parley.sandbox.media;

import dev.parley.sandbox.media.MediaStore.Upload;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Receives and serves media, also for SDKs in pages of other origins: {@code POST /v1/Services/{IS}/Media} with
 * {@code Category} and {@code Filename} in the query; {@code GET …/Media/{ME}} for the metadata of one; {@code GET
 * …/Media/{ME}/Content} for its content; {@code POST …/MediaSet} for the metadata of many.
 *
 * <p>Twilio's service is at {@code mcs.us1.twilio.com}, and its links expire after five minutes; these do not.
 *
 * @see <a href="https://www.twilio.com/docs/conversations/media-support-conversations">Twilio: media</a>
 */
public final class MediaServer {
    private static final Pattern PATH =
            Pattern.compile("/v1/Services/(IS[0-9a-fA-F]{32})/Media(?:(Set)|/(ME[0-9a-fA-F]{32})(/Content)?)?");
    private static final List<String> CATEGORIES = List.of("media", "body", "history");
    private static final int MAX_SET = 100;

    private final MediaStore store;
    private final MediaAccess access;
    private final Clock clock;
    private final Supplier<String> sids;
    private final MediaUpload mediaUpload = new MediaUpload();

    public MediaServer(MediaStore store, MediaAccess access, Clock clock, Supplier<String> sids) {
        this.store = store;
        this.access = access;
        this.clock = clock;
        this.sids = sids;
    }

    /** Returns whether a request is about media. */
    public static boolean isWantedBy(HttpServerRequest request) {
        return request.path() != null && PATH.matcher(request.path()).matches();
    }

    /**
     * Answers a request.
     *
     * @param base scheme and authority of addresses in the response
     */
    public void take(HttpServerRequest request, String base) {
        Matcher path = PATH.matcher(request.path());
        if (!path.matches()) {
            throw new IllegalArgumentException("unknown path");
        }
        allow(request);
        try {
            route(request, base, path.group(1), path.group(2) != null, path.group(3), path.group(4) != null);
        } catch (MediaError error) {
            answerError(request, error);
        }
    }

    private void route(
            HttpServerRequest request,
            String base,
            String service,
            boolean isSet,
            @Nullable String sid,
            boolean isContent) {
        String method = request.method().name();
        if (method.equals("OPTIONS")) {
            request.response()
                    .setStatusCode(204)
                    .putHeader("Access-Control-Allow-Methods", "GET, POST")
                    .putHeader("Access-Control-Allow-Headers", "X-Twilio-Token, Content-Type, Authorization")
                    .putHeader("Access-Control-Max-Age", "600")
                    .end();
        } else if (method.equals("GET") && sid != null && isContent) {
            // The link needs no token, as an image in a page has none.
            content(request.response(), find(service, sid));
        } else if (method.equals("GET") && sid != null) {
            access.identify(request, service);
            answer(request, 200, json(find(service, sid), base).toBuffer());
        } else if (method.equals("POST") && isSet) {
            access.identify(request, service);
            mediaUpload
                    .read(request)
                    .onSuccess(part -> set(request, base, service, part.content()))
                    .onFailure(failure -> answerError(request, failure));
        } else if (method.equals("POST") && sid == null) {
            post(request, base, service, access.identify(request, service));
        } else {
            throw new MediaError(405, 20004, "Use POST or GET for media.");
        }
    }

    private Upload find(String service, String sid) {
        return store.upload(service, sid)
                .orElseThrow(() -> new MediaError(404, 20404, "The media do not exist, or were removed."));
    }

    private void post(HttpServerRequest request, String base, String service, String author) {
        String category = request.getParam("Category") == null ? "media" : request.getParam("Category");
        if (!CATEGORIES.contains(category)) {
            throw new MediaError(400, 20001, "Category is one of " + String.join(", ", CATEGORIES) + ".");
        }
        mediaUpload
                .read(request)
                .onSuccess(part -> {
                    MediaItem mediaItem = new MediaItem(
                            sids.get(),
                            category,
                            part.filename(),
                            part.contentType(),
                            part.content().length());
                    Upload upload = new Upload(mediaItem, service, author, clock.instant(), part.content());
                    store.add(upload);
                    answer(request, 201, json(upload, base).toBuffer());
                })
                .onFailure(failure -> answerError(request, failure));
    }

    private void set(HttpServerRequest request, String base, String service, Buffer body) {
        try {
            JsonArray known = new JsonArray();
            if (new JsonObject(body).getValue("list") instanceof JsonArray list) {
                list.stream()
                        .filter(JsonObject.class::isInstance)
                        .limit(MAX_SET)
                        .map(each -> String.valueOf(((JsonObject) each).getValue("media_sid")))
                        .forEach(sid -> known.add(store.upload(service, sid)
                                .map(upload ->
                                        new JsonObject().put("code", 200).put("media_record", json(upload, base)))
                                .orElseGet(() -> new JsonObject()
                                        .put("code", 404)
                                        .put("media_record", new JsonObject().put("sid", sid)))));
            }
            answer(request, 200, known.toBuffer());
        } catch (DecodeException e) {
            answerError(request, new MediaError(400, 20001, "The body is not a JSON object."));
        }
    }

    private static void content(HttpServerResponse response, Upload upload) {
        upload.mediaItem().headers().forEach(response::putHeader);
        response.end(upload.content());
    }

    private static JsonObject json(Upload upload, String base) {
        MediaItem mediaItem = upload.mediaItem();
        String url = base + "/v1/Services/" + upload.owner() + "/Media/" + mediaItem.sid();
        String created = upload.created().toString();
        return new JsonObject()
                .put("sid", mediaItem.sid())
                .put("service_sid", upload.owner())
                .putNull("channel_sid")
                .putNull("message_sid")
                .put("date_created", created)
                .put("date_upload_updated", created)
                .put("date_updated", created)
                .put("size", mediaItem.size())
                .put("content_type", mediaItem.contentType())
                .put("filename", mediaItem.filename())
                .put("category", mediaItem.category())
                .put("author", upload.author())
                .put("is_multipart_upstream", false)
                .put("url", url)
                .put(
                        "links",
                        new JsonObject()
                                .put("content", url + "/Content")
                                .put("content_direct_temporary", url + "/Content"));
    }

    private static void answerError(HttpServerRequest request, Throwable failure) {
        MediaError error = failure instanceof MediaError mediaError
                ? mediaError
                : new MediaError(400, 20001, "The body ended early.");
        JsonObject json = new JsonObject()
                .put("code", error.code())
                .put("message", error.getMessage())
                .put("status", error.status());
        answer(request, error.status(), json.toBuffer());
    }

    private static void answer(HttpServerRequest request, int status, Buffer json) {
        HttpServerResponse response = request.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader("Content-Type", "application/json; charset=utf-8")
                    .end(json);
        }
    }

    private static void allow(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            request.response().putHeader("Access-Control-Allow-Origin", origin).putHeader("Vary", "Origin");
        }
    }
}
