package dev.parley.protocol.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request or of an answer: its bytes, in the order in which they came, up to a bound. A signature is
 * computed from them, so nothing decodes them before; only of a multipart form Vert.x reads each file out first.
 */
public final class RawBody {
    private final int maxBytes;
    private final LongPredicate memory;
    private final Promise<Buffer> whole = Promise.promise();
    private Blocks bytes = new Blocks();

    private RawBody(int maxBytes, LongPredicate memory) {
        this.maxBytes = maxBytes;
        this.memory = memory;
    }

    /** Reads a body of which few arrive at once. */
    public static Future<Buffer> read(ReadStream<Buffer> body, int maxBytes) {
        return read(body, maxBytes, more -> true);
    }

    /**
     * Reads a body. Nothing of it may have been read; how long it may take is the caller's to say.
     *
     * @param maxBytes the largest body that is taken
     * @param memory asked for so many bytes more before they are kept; says whether there is room for them
     * @return the body; fails with {@link BodyRefused}, and then the rest is let through unread, or with what broke it off
     */
    public static Future<Buffer> read(ReadStream<Buffer> body, int maxBytes, LongPredicate memory) {
        RawBody reading = new RawBody(maxBytes, memory);
        body.exceptionHandler(reading::fail);
        body.handler(reading::take);
        body.endHandler(reading::finish);
        return reading.whole.future();
    }

    private void take(Buffer part) {
        if (whole.future().isComplete()) {
            return;
        }
        if (bytes.length() + (long) part.length() > maxBytes) {
            fail(new BodyRefused(Reason.BODY_TOO_LARGE, "larger than " + maxBytes + " bytes"));
        } else if (!memory.test(part.length())) {
            fail(new BodyRefused(Reason.NO_ROOM, "one of too many at once"));
        } else {
            try {
                bytes.add(part);
            } catch (Throwable e) {
                // An Error, too: Netty throws one where direct memory ends.
                fail(e);
                throw e;
            }
        }
    }

    private void finish(@Nullable Void end) {
        whole.tryComplete(bytes.whole());
    }

    private void fail(Throwable failure) {
        if (whole.tryFail(failure)) {
            bytes = new Blocks();
        }
    }
}
