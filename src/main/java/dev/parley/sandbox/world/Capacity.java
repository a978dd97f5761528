package dev.parley.sandbox.world;

import dev.parley.sandbox.rest.ApiError;

/** The capacity of the sandbox, in characters and in resources. Nothing is written to disk, so it is memory. */
final class Capacity {
    private static final int SHARE_OF_HEAP = 4;
    private static final int MAX_CONVERSATIONS = 10_000;

    private final long maxCharacters;
    private long taken;

    Capacity(long maxCharacters) {
        this.maxCharacters = maxCharacters;
    }

    /** Returns a capacity in proportion to the heap: a load test leaves hundreds of thousands of messages. */
    static Capacity inHeap() {
        return new Capacity(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /**
     * Takes capacity for a new resource or for one that grew.
     *
     * @throws ApiError if there is none left
     */
    void take(long characters) {
        if (!has(characters)) {
            throw full();
        }
        taken += characters;
    }

    boolean has(long characters) {
        return taken + characters <= maxCharacters;
    }

    void checkConversations(int there) {
        if (there >= MAX_CONVERSATIONS) {
            throw full();
        }
    }

    void release(long characters) {
        taken -= characters;
    }

    void clear() {
        taken = 0;
    }

    private static ApiError full() {
        return new ApiError(507, 20507, "The sandbox is full. POST /sandbox/reset empties it.");
    }
}
