package dev.parley.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decodes requests as Vert.x does, but accepts a long request line only for paths that allow it, and only if there is memory
 * for it: the line is reserved as it arrives, until the connection is closed after the response.
 */
final class BoundedDecoder extends VertxHttpRequestDecoder {
    /** How much of a line is searched for the path. */
    private static final int MAX_PATH_BYTES = 2_048;

    private final ServerBounds bounds;
    private final LongLines longLines;
    private final ConnectionGuard guard;
    private BodyBudget.@Nullable Share share;
    private long reserved;
    private boolean isInLine = true;
    private boolean isBroken;

    BoundedDecoder(HttpServerOptions options, ServerBounds bounds, LongLines longLines, ConnectionGuard guard) {
        super(options);
        this.bounds = bounds;
        this.longLines = longLines;
        this.guard = guard;
        guard.whenClosed(this::giveBack);
    }

    @Override
    protected HttpMessage createMessage(String[] line) {
        isInLine = false;
        if (line[1].length() > bounds.lineBytes() && longLines.budgetFor(RequestLine.pathOf(line[1])) == null) {
            throw new TooLongHttpLineException(
                    "The path accepts request lines of at most " + bounds.lineBytes() + " bytes.");
        }
        return super.createMessage(line);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (isBroken) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        boolean startedInLine = isInLine;
        int start = buffer.readerIndex();
        super.decode(context, buffer, out);
        if (startedInLine && (!isInLine || buffer.isReadable())) {
            guard.headStarted();
        }
        if (out.isEmpty()) {
            if (buffer.readerIndex() == start && buffer.readableBytes() > bounds.lineBytes()) {
                reserveForLine(context, buffer);
            }
        } else {
            reserveForRequests(context, out);
        }
    }

    /** An unfinished line is either a request line or a line of a chunked body. */
    private void reserveForLine(ChannelHandlerContext context, ByteBuf buffer) {
        BodyBudget budget = isInLine ? longLines.budgetFor(RequestLine.pathOf(beginning(buffer))) : null;
        if (budget == null) {
            end(isInLine ? Reason.LINE_TOO_LONG : Reason.MALFORMED);
        } else if (!reserve(context, budget, buffer.readableBytes())) {
            end(Reason.NO_ROOM);
        }
        if (isBroken) {
            buffer.skipBytes(buffer.readableBytes());
        }
    }

    private static String beginning(ByteBuf buffer) {
        String line = buffer.toString(
                buffer.readerIndex(), Math.min(buffer.readableBytes(), MAX_PATH_BYTES), StandardCharsets.ISO_8859_1);
        return RequestLine.targetOf(line);
    }

    private void reserveForRequests(ChannelHandlerContext context, List<Object> out) {
        for (Object message : List.copyOf(out)) {
            if (message instanceof HttpRequest request
                    && request.decoderResult().isSuccess()
                    && !reserveForRequest(context, request)) {
                out.clear();
                return;
            }
            if (message instanceof LastHttpContent) {
                isInLine = true;
            }
        }
    }

    /** Returns whether there is memory for its line. The response closes the connection, as the codec keeps its longest line. */
    private boolean reserveForRequest(ChannelHandlerContext context, HttpRequest request) {
        if (request.uri().length() <= bounds.lineBytes()) {
            return true;
        }
        BodyBudget budget = longLines.budgetFor(RequestLine.pathOf(request.uri()));
        if (budget == null || !reserve(context, budget, request.uri().length())) {
            end(Reason.NO_ROOM);
            return false;
        }
        if (share != null) {
            share.arrived();
        }
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return true;
    }

    private boolean reserve(ChannelHandlerContext context, BodyBudget budget, long length) {
        if (share == null) {
            Runnable onEvicted = () -> context.executor().execute(() -> end(Reason.NO_ROOM));
            share = budget.open(guard.address(), onEvicted);
        }
        long more = length - reserved;
        if (more <= 0) {
            return true;
        }
        reserved = length;
        return share.take(more);
    }

    private void end(Reason reason) {
        isBroken = true;
        giveBack();
        guard.end(reason);
    }

    private void giveBack() {
        if (share != null) {
            share.giveBack();
        }
    }
}
