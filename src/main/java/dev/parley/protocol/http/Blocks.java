package dev.parley.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;

/**
 * Bytes as they arrive, in blocks: one growing buffer would be copied repeatedly into larger pieces of the heap, and a buffer
 * for each part would waste memory on many small parts.
 */
final class Blocks {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final int FIRST_BYTES = 512;

    private final CompositeByteBuf full = Unpooled.compositeBuffer(Integer.MAX_VALUE);
    private ByteBuf open = Unpooled.buffer(FIRST_BYTES, BLOCK_BYTES);
    private int length;

    int length() {
        return length;
    }

    void add(Buffer part) {
        ByteBuf bytes = part.getByteBuf();
        length += bytes.readableBytes();
        while (bytes.isReadable()) {
            if (!open.isWritable() && open.writerIndex() == BLOCK_BYTES) {
                full.addComponent(true, open);
                open = Unpooled.buffer(BLOCK_BYTES, BLOCK_BYTES);
            }
            int fits = Math.min(bytes.readableBytes(), BLOCK_BYTES - open.writerIndex());
            open.writeBytes(bytes, fits);
        }
    }

    /** Returns all bytes; nothing may be added afterwards. */
    Buffer whole() {
        return length <= BLOCK_BYTES ? Buffer.buffer(open) : Buffer.buffer(full.addComponent(true, open));
    }
}
