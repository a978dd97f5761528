package dev.parley.sandbox.media;

import dev.parley.protocol.http.BodyRefused;
import dev.parley.protocol.http.RawBody;
import dev.parley.protocol.http.Reason;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;
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
        return read(request, brief(type), brief(request.getParam("Filename")));
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
        String asked = request.getParam("Filename");
        return read(upload, brief(upload.contentType()), brief(asked == null ? upload.filename() : asked));
    }

    private Future<Part> read(ReadStream<Buffer> body, @Nullable String type, @Nullable String filename) {
        Arrival arrival = new Arrival();
        return RawBody.read(body, MAX_BYTES, arrival::take)
                .onComplete(done -> arrival.end())
                .map(content -> new Part(type == null ? MediaItem.ANY_TYPE : type, filename, content))
                .recover(failure -> Future.failedFuture(mediaError(failure)));
    }

    private static MediaError mediaError(Throwable failure) {
        if (!(failure instanceof BodyRefused refused)) {
            return brokenOff();
        }
        return refused.reason() == Reason.BODY_TOO_LARGE
                ? new MediaError(413, 20413, "At most " + MAX_BYTES + " bytes.")
                : new MediaError(503, 20503, "Too many uploads are being received. Try again.");
    }

    private static @Nullable String brief(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text.substring(0, Math.min(MAX_NAME, text.length()));
    }

    private static MediaError brokenOff() {
        return new MediaError(400, 20001, "The body ended early.");
    }

    /** An uploaded file. */
    record Part(String contentType, @Nullable String filename, Buffer content) {}

    /** What one of them takes of what may be on its way in. */
    private final class Arrival {
        private long bytes;

        boolean take(long more) {
            boolean hasRoom = receiving + more <= MAX_BYTES_AT_ONCE;
            if (hasRoom) {
                receiving += more;
                bytes += more;
            }
            return hasRoom;
        }

        void end() {
            receiving -= bytes;
        }
    }
}
