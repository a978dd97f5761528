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
 * Reads requests as Vert.x does, but takes a long first line only of a path that may have one, and only as far as there is
 * memory for it: what has come of it counts while it arrives, until the connection ends, which is after the answer.
 */
final class BoundedDecoder extends VertxHttpRequestDecoder {
    /** What of a line is looked at to find the path. */
    private static final int MOST_OF_A_PATH = 2_048;

    private final ServerBounds bounds;
    private final LongLines longLines;
    private final ConnectionGuard guard;
    private BodyBudget.@Nullable Share share;
    private long counted;
    private boolean readsLine = true;
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
        readsLine = false;
        if (line[1].length() > bounds.lineBytes() && longLines.budgetFor(RequestLine.pathOf(line[1])) == null) {
            throw new TooLongHttpLineException("The path takes no line of more than " + bounds.lineBytes() + " bytes.");
        }
        return super.createMessage(line);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        if (isBroken) {
            buffer.skipBytes(buffer.readableBytes());
            return;
        }
        boolean beganWithLine = readsLine;
        int start = buffer.readerIndex();
        super.decode(context, buffer, out);
        if (beganWithLine && (!readsLine || buffer.isReadable())) {
            guard.headBegins();
        }
        if (out.isEmpty()) {
            if (buffer.readerIndex() == start && buffer.readableBytes() > bounds.lineBytes()) {
                holdLine(context, buffer);
            }
        } else {
            look(context, out);
        }
    }

    /** What waits for the end of its line is the first line of a request, or one of a chunked body. */
    private void holdLine(ChannelHandlerContext context, ByteBuf buffer) {
        BodyBudget budget = readsLine ? longLines.budgetFor(RequestLine.pathOf(beginning(buffer))) : null;
        if (budget == null) {
            end(readsLine ? Reason.LINE_TOO_LONG : Reason.MALFORMED);
        } else if (!count(context, budget, buffer.readableBytes())) {
            end(Reason.NO_ROOM);
        }
        if (isBroken) {
            buffer.skipBytes(buffer.readableBytes());
        }
    }

    private static String beginning(ByteBuf buffer) {
        String line = buffer.toString(
                buffer.readerIndex(), Math.min(buffer.readableBytes(), MOST_OF_A_PATH), StandardCharsets.ISO_8859_1);
        return RequestLine.targetOf(line);
    }

    private void look(ChannelHandlerContext context, List<Object> out) {
        for (Object message : List.copyOf(out)) {
            if (message instanceof HttpRequest request
                    && request.decoderResult().isSuccess()
                    && !holdRequest(context, request)) {
                out.clear();
                return;
            }
            if (message instanceof LastHttpContent) {
                readsLine = true;
            }
        }
    }

    /** Returns whether there is memory for its line. The connection ends with the answer: the codec keeps its longest line. */
    private boolean holdRequest(ChannelHandlerContext context, HttpRequest request) {
        if (request.uri().length() <= bounds.lineBytes()) {
            return true;
        }
        BodyBudget budget = longLines.budgetFor(RequestLine.pathOf(request.uri()));
        if (budget == null || !count(context, budget, request.uri().length())) {
            end(Reason.NO_ROOM);
            return false;
        }
        if (share != null) {
            share.arrived();
        }
        request.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        return true;
    }

    private boolean count(ChannelHandlerContext context, BodyBudget budget, long length) {
        if (share == null) {
            Runnable giveWay = () -> context.executor().execute(() -> end(Reason.NO_ROOM));
            share = budget.open(guard.address(), giveWay);
        }
        long more = length - counted;
        if (more <= 0) {
            return true;
        }
        counted = length;
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
