package dev.parley.protocol.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches one HTTP/1.1 connection: what it waits for, and since when. Stands between the codec and Vert.x, so it sees requests
 * come and answers go.
 */
final class ConnectionGuard extends ChannelDuplexHandler {
    private static final int CONTINUE = HttpResponseStatus.CONTINUE.code();
    private static final int SWITCHING_PROTOCOLS = HttpResponseStatus.SWITCHING_PROTOCOLS.code();

    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Connections connections;
    private final ClientAddress address;
    private final List<Runnable> whenClosed = new ArrayList<>();
    private @Nullable ChannelHandlerContext context;
    /** Since when the connection waits for its caller, who has been answered. */
    private long since;

    private boolean hasBeenRead;
    private boolean isNew = true;
    private boolean readsHead;
    private boolean readsBody;
    private boolean answers;
    private boolean isUpgraded;
    private boolean isClosed;
    private int unanswered;
    private long headSince;
    private long bodySince;
    private long bodyBytes;
    private boolean endsWithAnswer;
    private long endingSince;

    ConnectionGuard(Connections connections, ClientAddress address) {
        this.connections = connections;
        this.address = address;
        since = connections.now();
    }

    ClientAddress address() {
        return address;
    }

    /** From now on it speaks something else than HTTP/1.1, which has bounds of its own. */
    void switchProtocol() {
        isUpgraded = true;
    }

    /** Since when it waits for more of its caller. */
    long since() {
        return readsBody ? bodySince : since;
    }

    void whenClosed(Runnable task) {
        whenClosed.add(task);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        // What a new connection has sent already is read before the event loop comes to this.
        added.executor().schedule(() -> hasBeenRead = true, 1, TimeUnit.MILLISECONDS);
    }

    /** The first byte of a request has come. */
    void headBegins() {
        if (!readsHead) {
            readsHead = true;
            headSince = connections.now();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (isClosed || isEnding()) {
            discard(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            headEnds(from, request);
        }
        if (message instanceof HttpContent content) {
            bodyBytes += content.content().readableBytes();
            if (content instanceof LastHttpContent) {
                readsBody = false;
                since = connections.now();
            }
        }
        if (isClosed) {
            ReferenceCountUtil.release(message);
        } else {
            from.fireChannelRead(message);
        }
    }

    private void headEnds(ChannelHandlerContext from, HttpRequest request) {
        isNew = false;
        readsHead = false;
        readsBody = true;
        bodySince = connections.now();
        bodyBytes = 0;
        unanswered++;
        if (unanswered > ServerBounds.PIPELINED) {
            end(Reason.PIPELINED);
        } else if (!from.channel().isActive()) {
            // Its caller has gone in the middle of it.
            close();
        } else if (!from.channel().isWritable()) {
            end(Reason.UNREAD_ANSWERS);
        } else if (isHostInDoubt(request)) {
            // Which one would the proxy in front have meant?
            end(Reason.MALFORMED);
        }
    }

    /** One that is missing is the old protocol's; HTTP/1.1 asks for exactly one. */
    private static boolean isHostInDoubt(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return request.decoderResult().isSuccess()
                && (hosts.size() > 1
                        || (hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_1))
                        || (hosts.size() == 1 && hosts.get(0).indexOf(',') >= 0));
    }

    @Override
    public void write(ChannelHandlerContext from, Object message, ChannelPromise written) {
        if (message instanceof HttpResponse response) {
            if (response.status().code() == CONTINUE) {
                from.write(message, written);
                return;
            }
            answers = true;
            isUpgraded = response.status().code() == SWITCHING_PROTOCOLS;
            endsWithAnswer = response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        }
        if (message instanceof LastHttpContent) {
            answers = false;
            unanswered--;
            since = connections.now();
            if (endsWithAnswer && !isUpgraded) {
                endAfter(from, message, written);
                return;
            }
        }
        from.write(message, written);
    }

    /**
     * Closes when the answer has left, and what its caller is still sending has come or had time to: who is cut off while
     * writing may not see the answer.
     */
    private void endAfter(ChannelHandlerContext from, Object message, ChannelPromise written) {
        if (readsBody) {
            endingSince = connections.now();
            from.write(message, written);
        } else {
            isClosed = true;
            from.write(message, written.unvoid().addListener(ChannelFutureListener.CLOSE));
        }
    }

    private boolean isEnding() {
        return endingSince != 0;
    }

    private void discard(Object message) {
        if (message instanceof LastHttpContent && isEnding() && context != null) {
            isClosed = true;
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
        ReferenceCountUtil.release(message);
    }

    /** Whether it waits for its caller, and has for a while where it is in the middle of a request. */
    boolean mayBeEvicted() {
        if (isUpgraded || answers || isClosed || !hasBeenRead) {
            return false;
        }
        return readsBody ? connections.now() - bodySince > TimeUnit.SECONDS.toNanos(1) : unanswered == 0;
    }

    void endIfLate() {
        if (isUpgraded || isClosed) {
            return;
        }
        ServerBounds bounds = connections.bounds();
        long now = connections.now();
        if (isEnding()) {
            if (now - endingSince > LINGER_NANOS) {
                close();
            }
        } else if (readsBody && isLate(now - bodySince, bounds)) {
            end(Reason.BODY_TOO_SLOW);
        } else if (readsHead && now - headSince > bounds.headTime().toNanos()) {
            end(Reason.HEAD_TOO_SLOW);
        } else if (isNew && !readsHead && now - since > bounds.headTime().toNanos()) {
            // Browsers open connections that they may not need: no line for that.
            close();
        }
    }

    private boolean isLate(long nanos, ServerBounds bounds) {
        long paced = nanos - TimeUnit.SECONDS.toNanos(ServerBounds.GRACE_SECONDS);
        return nanos > bounds.bodyTime().toNanos()
                || bodyBytes < bounds.bodyBytesPerSecond() * (paced / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Counts the refusal, answers it where nothing else is being answered, and closes the connection. */
    void end(Reason reason) {
        if (isClosed) {
            return;
        }
        connections.refused(reason, this);
        ChannelHandlerContext decoder =
                context == null ? null : context.pipeline().context(BoundedDecoder.class);
        // Only the request that still arrives can be answered so, and only once.
        if (decoder == null || answers || unanswered != (readsBody ? 1 : 0)) {
            close();
            return;
        }
        isClosed = true;
        String answer = "HTTP/1.1 " + HttpResponseStatus.valueOf(reason.status())
                + "\r\nCache-Control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
        // Past the encoder, which belongs to Vert.x.
        decoder.writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    void close() {
        isClosed = true;
        if (context != null) {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext from) {
        isClosed = true;
        connections.closed(this);
        whenClosed.forEach(Runnable::run);
        from.fireChannelInactive();
    }
}
