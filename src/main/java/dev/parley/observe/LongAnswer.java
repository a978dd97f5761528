package dev.parley.observe;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends a response with back pressure, so that it is not buffered in memory. For worker threads. */
final class LongAnswer {
    private static final int CHUNK_BYTES = 64 * 1024;
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

    private final HttpServerResponse response;

    LongAnswer(HttpServerResponse response) {
        this.response = response;
    }

    /**
     * Sends the whole response, a short one with its length.
     *
     *
     * @throws IOException if the client has stopped reading
     */
    void send(InputStream answer) throws IOException {
        byte[] chunk = answer.readNBytes(CHUNK_BYTES);
        if (chunk.length < CHUNK_BYTES) {
            awaitSent(response.end(Buffer.buffer(chunk)));
            return;
        }
        response.setChunked(true);
        for (; chunk.length > 0; chunk = answer.readNBytes(CHUNK_BYTES)) {
            awaitSent(response.write(Buffer.buffer(chunk)));
        }
        awaitSent(response.end());
    }

    private static void awaitSent(Future<Void> sending) throws IOException {
        try {
            sending.toCompletionStage().toCompletableFuture().get(WRITE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the client has stopped reading the response", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while sending the response", e);
        }
    }
}
