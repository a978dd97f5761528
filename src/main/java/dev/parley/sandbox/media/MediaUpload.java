package dev.parley.sandbox.media;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads an upload: the body as it is, or the first file of a form. */
final class MediaUpload {
    static final int MAX_BYTES = 16 << 20;
    /** Of all uploads in progress. */
    private static final long MAX_BYTES_AT_ONCE = 64L << 20;

    private static final int MAX_NAME = 256;

    private long receiving;

    /** Reads a request, whose body must be unread. */
    Future<Part> read(HttpServerRequest request) {
        String type = request.getHeader("Content-Type");
        if (type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            return readForm(request);
        }
        UploadReader uploadReader = new UploadReader(brief(type), brief(request.getParam("Filename")));
        request.handler(uploadReader::take);
        request.exceptionHandler(broken -> uploadReader.fail());
        request.endHandler(end -> uploadReader.end());
        return uploadReader.done.future();
    }

    private Future<Part> readForm(HttpServerRequest request) {
        Promise<Part> first = Promise.promise();
        request.setExpectMultipart(true);
        request.uploadHandler(upload -> file(request, upload).onComplete(done -> {
            if (done.succeeded()) {
                first.tryComplete(done.result());
            } else {
                first.tryFail(done.cause());
            }
        }));
        request.exceptionHandler(broken -> first.tryFail(brokenOff()));
        request.endHandler(end -> first.tryFail(new MediaError(400, 20001, "The form has no file.")));
        return first.future();
    }

    private Future<Part> file(HttpServerRequest request, HttpServerFileUpload upload) {
        String requested = request.getParam("Filename");
        UploadReader uploadReader =
                new UploadReader(brief(upload.contentType()), brief(requested == null ? upload.filename() : requested));
        upload.handler(uploadReader::take);
        upload.exceptionHandler(broken -> uploadReader.fail());
        upload.endHandler(end -> uploadReader.end());
        return uploadReader.done.future();
    }

    private static @Nullable String brief(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text.substring(0, Math.min(MAX_NAME, text.length()));
    }

    private static MediaError brokenOff() {
        return new MediaError(400, 20001, "The body ended early.");
    }

    /** An uploaded file. */
    record Part(String contentType, @Nullable String filename, Buffer content) {}

    private final class UploadReader {
        private final Promise<Part> done = Promise.promise();
        private final String contentType;
        private final @Nullable String filename;
        private final Buffer content = Buffer.buffer();

        UploadReader(@Nullable String contentType, @Nullable String filename) {
            this.contentType = contentType == null ? MediaItem.ANY_TYPE : contentType;
            this.filename = filename;
        }

        void take(Buffer bytes) {
            if (done.future().isComplete()) {
                // The rest is discarded, so that the caller can read the response.
                return;
            }
            if (content.length() + bytes.length() > MAX_BYTES) {
                finish(new MediaError(413, 20413, "At most " + MAX_BYTES + " bytes."));
            } else if (receiving + bytes.length() > MAX_BYTES_AT_ONCE) {
                finish(new MediaError(503, 20503, "Too many uploads are being received. Try again."));
            } else {
                receiving += bytes.length();
                content.appendBuffer(bytes);
            }
        }

        private void finish(MediaError mediaError) {
            receiving -= content.length();
            done.tryFail(mediaError);
        }

        void fail() {
            if (!done.future().isComplete()) {
                finish(brokenOff());
            }
        }

        void end() {
            if (!done.future().isComplete()) {
                receiving -= content.length();
                done.tryComplete(new Part(contentType, filename, content));
            }
        }
    }
}
