package dev.parley.door;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The memory that the bodies of all requests in hand may take together: each is bounded, but strangers are many. */
final class Room {
    private static final int SHARE_OF_HEAP = 8;

    private final AtomicLong freeBytes;

    Room(long bytes) {
        freeBytes = new AtomicLong(bytes);
    }

    /** Returns room in proportion to the heap: what a route makes of a body takes several times its bytes. */
    static Room inHeap() {
        return new Room(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** What one request takes of the room, until it has been answered or its caller has gone. */
    final class Share {
        private final AtomicInteger bytes = new AtomicInteger();

        /** Returns whether there was room for so many bytes more. */
        boolean take(int more) {
            if (freeBytes.addAndGet(-more) < 0) {
                freeBytes.addAndGet(more);
                return false;
            }
            bytes.addAndGet(more);
            return true;
        }

        /** May be called again; then there is nothing left to give. */
        void giveBack() {
            freeBytes.addAndGet(bytes.getAndSet(0));
        }
    }
}
