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
 * Watches one HTTP/1.1 connection: what it waits for, and since when. A channel handler between the codec and Vert.x, so it
 * sees requests and responses.
 */
final class ConnectionGuard extends ChannelDuplexHandler {
    private static final int CONTINUE = HttpResponseStatus.CONTINUE.code();
    private static final int SWITCHING_PROTOCOLS = HttpResponseStatus.SWITCHING_PROTOCOLS.code();

    private static final long LINGER_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Connections connections;
    private final ClientAddress address;
    private final List<Runnable> whenClosed = new ArrayList<>();
    private @Nullable ChannelHandlerContext context;
    /** Since when the connection has been idle: opened, or its last request answered. */
    private long since;

    private boolean hasBeenRead;
    private boolean isNew = true;
    private boolean isInHead;
    private boolean isInBody;
    private boolean isAnswering;
    private boolean isUpgraded;
    private boolean isClosed;
    private int unanswered;
    private long headSince;
    private long bodySince;
    private long bodyBytes;
    private boolean closesAfterResponse;
    private long closingSince;

    ConnectionGuard(Connections connections, ClientAddress address) {
        this.connections = connections;
        this.address = address;
        since = connections.now();
    }

    ClientAddress address() {
        return address;
    }

    /** From now on it uses a protocol other than HTTP/1.1, which has its own bounds. */
    void switchProtocol() {
        isUpgraded = true;
    }

    /** Since when it waits for data from its caller. */
    long since() {
        return isInBody ? bodySince : since;
    }

    void whenClosed(Runnable task) {
        whenClosed.add(task);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        // The event loop reads what a new connection has already sent before it runs this task.
        added.executor().schedule(() -> hasBeenRead = true, 1, TimeUnit.MILLISECONDS);
    }

    /** Called when the first byte of a request has arrived. */
    void headStarted() {
        if (!isInHead) {
            isInHead = true;
            headSince = connections.now();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext from, Object message) {
        if (isClosed || isClosing()) {
            discard(message);
            return;
        }
        if (message instanceof HttpRequest request) {
            headEnded(from, request);
        }
        if (message instanceof HttpContent content) {
            bodyBytes += content.content().readableBytes();
            if (content instanceof LastHttpContent) {
                isInBody = false;
                since = connections.now();
            }
        }
        if (isClosed) {
            ReferenceCountUtil.release(message);
        } else {
            from.fireChannelRead(message);
        }
    }

    private void headEnded(ChannelHandlerContext from, HttpRequest request) {
        isNew = false;
        isInHead = false;
        isInBody = true;
        bodySince = connections.now();
        bodyBytes = 0;
        unanswered++;
        if (unanswered > ServerBounds.PIPELINED) {
            end(Reason.PIPELINED);
        } else if (!from.channel().isActive()) {
            // The caller has disconnected.
            close();
        } else if (!from.channel().isWritable()) {
            end(Reason.UNREAD_ANSWERS);
        } else if (isHostAmbiguous(request)) {
            // A proxy in front may have chosen another one.
            end(Reason.MALFORMED);
        }
    }

    /** HTTP/1.0 allows none; HTTP/1.1 requires exactly one. */
    private static boolean isHostAmbiguous(HttpRequest request) {
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
            isAnswering = true;
            isUpgraded = response.status().code() == SWITCHING_PROTOCOLS;
            closesAfterResponse =
                    response.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
        }
        if (message instanceof LastHttpContent) {
            isAnswering = false;
            unanswered--;
            since = connections.now();
            if (closesAfterResponse && !isUpgraded) {
                closeAfter(from, message, written);
                return;
            }
        }
        from.write(message, written);
    }

    /**
     * Closes when the response has been sent and the rest of the request has arrived or had time to: a caller that is cut off
     * while sending may not see the response.
     */
    private void closeAfter(ChannelHandlerContext from, Object message, ChannelPromise written) {
        if (isInBody) {
            closingSince = connections.now();
            from.write(message, written);
        } else {
            isClosed = true;
            from.write(message, written.unvoid().addListener(ChannelFutureListener.CLOSE));
        }
    }

    private boolean isClosing() {
        return closingSince != 0;
    }

    private void discard(Object message) {
        if (message instanceof LastHttpContent && isClosing() && context != null) {
            isClosed = true;
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
        ReferenceCountUtil.release(message);
    }

    /** Whether it is idle, or has waited for a while in the middle of a body. */
    boolean mayBeEvicted() {
        if (isUpgraded || isAnswering || isClosed || !hasBeenRead) {
            return false;
        }
        return isInBody ? connections.now() - bodySince > TimeUnit.SECONDS.toNanos(1) : unanswered == 0;
    }

    void endIfLate() {
        if (isUpgraded || isClosed) {
            return;
        }
        ServerBounds bounds = connections.bounds();
        long now = connections.now();
        if (isClosing()) {
            if (now - closingSince > LINGER_NANOS) {
                close();
            }
        } else if (isInBody && isLate(now - bodySince, bounds)) {
            end(Reason.BODY_TOO_SLOW);
        } else if (isInHead && now - headSince > bounds.headTime().toNanos()) {
            end(Reason.HEAD_TOO_SLOW);
        } else if (isNew && !isInHead && now - since > bounds.headTime().toNanos()) {
            // Browsers open connections that they may not need, so this is not logged.
            close();
        }
    }

    private boolean isLate(long nanos, ServerBounds bounds) {
        long nanosAfterGrace = nanos - TimeUnit.SECONDS.toNanos(ServerBounds.GRACE_SECONDS);
        return nanos > bounds.bodyTime().toNanos()
                || bodyBytes < bounds.bodyBytesPerSecond() * (nanosAfterGrace / (double) TimeUnit.SECONDS.toNanos(1));
    }

    /** Counts the refusal, responds if no other response is pending, and closes the connection. */
    void end(Reason reason) {
        if (isClosed) {
            return;
        }
        connections.refused(reason, this);
        ChannelHandlerContext decoder =
                context == null ? null : context.pipeline().context(BoundedDecoder.class);
        // Only the request that is still arriving can be answered here, and only once.
        if (decoder == null || isAnswering || unanswered != (isInBody ? 1 : 0)) {
            close();
            return;
        }
        isClosed = true;
        String response = "HTTP/1.1 " + HttpResponseStatus.valueOf(reason.status())
                + "\r\nCache-Control: no-store\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
        // Bypasses the encoder, whose state belongs to Vert.x.
        decoder.writeAndFlush(Unpooled.copiedBuffer(response, StandardCharsets.US_ASCII))
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
