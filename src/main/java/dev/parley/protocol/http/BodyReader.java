package dev.parley.protocol.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;

/**
 * Reads the {@linkplain RawBody body} of a request into memory that it takes from a {@link BodyBudget} as it arrives. Belongs to the event loop
 * of the request; how long a body may take is {@link BoundedServer}'s to say.
 */
public final class BodyReader {
    private final HttpServerRequest asked;
    private final int maxBytes;
    private final Outcome outcome;
    private final BodyBudget.Share share;
    private boolean over;

    /** What becomes of a body: exactly one of these is called, unless the caller goes before. */
    public interface Outcome {
        /**
         * The body is there. The share is the callee's from now on, to be given back when the request has been answered.
         */
        void read(Buffer body, BodyBudget.Share share);

        /** The body is refused, and its memory given back; what is still on its way is not worth reading. */
        void refused(Reason reason);
    }

    private BodyReader(
            HttpServerRequest asked, int maxBytes, BodyBudget budget, ClientAddress client, Outcome outcome) {
        this.asked = asked;
        this.maxBytes = maxBytes;
        this.outcome = outcome;
        Context loop = Objects.requireNonNull(Vertx.currentContext(), "a request is read on its event loop");
        share = budget.open(client, () -> loop.runOnContext(now -> refuse(Reason.NO_ROOM)));
    }

    /**
     * Begins to read.
     *
     * @param maxBytes the largest body that is taken
     * @param client whose part of the budget it is
     */
    public static void read(
            HttpServerRequest asked, int maxBytes, BodyBudget budget, ClientAddress client, Outcome outcome) {
        new BodyReader(asked, maxBytes, budget, client, outcome).begin();
    }

    private void begin() {
        if (announced() > maxBytes) {
            refuse(Reason.BODY_TOO_LARGE);
            return;
        }
        asked.response().closeHandler(gone -> end());
        RawBody.read(asked, maxBytes, share::take).onSuccess(this::finish).onFailure(this::fail);
    }

    private long announced() {
        String length = asked.getHeader("Content-Length");
        // Netty has read it as a number already.
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

    /** Nobody will read the rest. */
    private void end() {
        if (!over) {
            over = true;
            share.giveBack();
        }
    }
}
