package dev.parley.protocol.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/**
 * Reads the {@linkplain RawBody body} of a request into memory that it reserves from a {@link BodyBudget} as it arrives. Runs on
 * the event loop of the request; {@link BoundedServer} bounds how long a body may take.
 */
public final class BodyReader {
    private final HttpServerRequest request;
    private final int maxBytes;
    private final Outcome outcome;
    private final BodyBudget.Share share;
    private boolean over;

    /** The result of reading: exactly one of these is called, unless the connection is closed before. */
    public interface Outcome {
        /**
         * The body has arrived. The callee owns the share and releases it when the request has been answered.
         */
        void read(Buffer body, BodyBudget.Share share);

        /** The body is refused and its memory released; the rest of it is not read. */
        void refused(Reason reason);
    }

    private BodyReader(
            HttpServerRequest request, int maxBytes, BodyBudget budget, ClientAddress client, Outcome outcome) {
        this.request = request;
        this.maxBytes = maxBytes;
        this.outcome = outcome;
        Context loop = Objects.requireNonNull(Vertx.currentContext(), "a request must be read on its event loop");
        share = budget.open(client, () -> loop.runOnContext(now -> refuse(Reason.NO_ROOM)));
    }

    /**
     * Starts reading.
     *
     * @param maxBytes the largest body that is accepted
     * @param client the address that the memory is counted for
     */
    public static void read(
            HttpServerRequest request, int maxBytes, BodyBudget budget, ClientAddress client, Outcome outcome) {
        new BodyReader(request, maxBytes, budget, client, outcome).begin();
    }

    private void begin() {
        if (contentLength() > maxBytes) {
            refuse(Reason.BODY_TOO_LARGE);
            return;
        }
        request.response().closeHandler(gone -> end());
        RawBody.read(request, maxBytes, share::take).onSuccess(this::finish).onFailure(this::fail);
    }

    private long contentLength() {
        String length = request.getHeader("Content-Length");
        // Netty has already checked that it is a number.
        return length == null ? 0 : Long.parseLong(length.strip());
    }

    private void finish(Buffer body) {
        if (!over) {
            over = true;
            share.arrived();
            outcome.read(body, share);
        }
    }

    private void fail(Throwable failure) {
        if (failure instanceof BodyRefused refused) {
            refuse(refused.reason());
        } else {
            end();
        }
    }

    private void refuse(Reason reason) {
        if (!over) {
            end();
            outcome.refused(reason);
        }
    }

    /** Ends reading and releases the memory. */
    private void end() {
        if (!over) {
            over = true;
            share.giveBack();
        }
    }
}
